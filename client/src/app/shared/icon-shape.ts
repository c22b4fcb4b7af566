import { Component, computed, input } from '@angular/core';

export const ICON_TEMPLATE = `<svg viewBox="0 -960 960 960" aria-hidden="true" focusable="false"><path [attr.d]="path()" /></svg>`;
export const ICON_STYLES = `
  :host {
    display: inline-flex;
    flex: none;
    width: 1.25em;
    height: 1.25em;
    vertical-align: -0.25em;
  }
  svg {
    width: 100%;
    height: 100%;
    fill: currentcolor;
  }
`;

/** The path of a file of Material Symbols, in their 960-unit box. */
export const pathIn = (file: string): string => /\sd="([^"]+)"/.exec(file)?.[1] ?? '';

/** An icon that brings its own file: for what stands on every page, so that the first does not carry the icons of all others. */
@Component({ selector: 'app-icon-shape', template: ICON_TEMPLATE, styles: ICON_STYLES })
export class IconShape {
  readonly file = input.required<string>();
  protected readonly path = computed(() => pathIn(this.file()));
}

import { Directive, input } from '@angular/core';

/** A link to a part of this page: scrolls there and moves the focus along, without a navigation. */
@Directive({
  selector: 'a[appPageAnchor]',
  host: { '[attr.href]': "'#' + target()", '(click)': 'go($event)' },
})
export class PageAnchor {
  readonly target = input.required<string>({ alias: 'appPageAnchor' });

  protected go(event: Event): void {
    event.preventDefault();
    const part = document.getElementById(this.target());
    part?.scrollIntoView({ block: 'start' });
    const heading = part?.querySelector<HTMLElement>('h2');
    heading?.setAttribute('tabindex', '-1');
    heading?.focus({ preventScroll: true });
  }
}

import { Directive, input } from '@angular/core';

/** Shows a part of this page and moves the focus along; false where it is not there (yet). */
export function showPart(id: string, moveFocus = true): boolean {
  const part = document.getElementById(id);
  part?.scrollIntoView({ block: 'start' });
  if (part && moveFocus) {
    const heading = part.matches('h2') ? part : part.querySelector<HTMLElement>('h2');
    heading?.setAttribute('tabindex', '-1');
    heading?.focus({ preventScroll: true });
  }
  return part !== null;
}

/** A link to a part of this page: scrolls there and moves the focus along, without a navigation. */
@Directive({
  selector: 'a[appPageAnchor]',
  host: { '[attr.href]': "'#' + target()", '(click)': 'go($event)' },
})
export class PageAnchor {
  readonly target = input.required<string>({ alias: 'appPageAnchor' });

  protected go(event: Event): void {
    event.preventDefault();
    showPart(this.target());
  }
}

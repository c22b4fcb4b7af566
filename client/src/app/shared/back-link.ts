import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Icon } from './icon';

/** The way back to what a page belongs to, above its heading; what it says is its content. */
@Component({
  selector: 'app-back-link',
  imports: [Icon, RouterLink],
  template: `<a [routerLink]="to()"><app-icon name="chevronLeft" /><ng-content /></a>`,
  styles: `
    :host {
      display: block;
      justify-self: start;
    }
    a {
      display: inline-flex;
      gap: 0.2rem;
      align-items: center;
      min-height: var(--target);
      /* The arrow's own margin: its tip stands where the heading begins. */
      margin-left: -0.3rem;
      font-weight: 600;
    }
  `,
})
export class BackLink {
  readonly to = input.required<string | readonly string[]>();
}

import { Component, inject } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { Words } from '../shared/words';

const PAGES = [
  { path: '/worklist', title: 'worklist.title' },
  { path: '/review-meetings', title: 'review.title' },
  { path: '/load', title: 'load.title' },
  { path: '/team-settings', title: 'settings.title' },
] as const;

/** The pages of a team lead, with the way from one to the other. */
@Component({
  selector: 'app-team-room',
  imports: [RouterLink, RouterLinkActive, RouterOutlet],
  template: `
    <nav [attr.aria-label]="words.t('settings.room')">
      @for (page of pages; track page.path) {
        <a #link [routerLink]="page.path" routerLinkActive="here" ariaCurrentWhenActive="page" (isActiveChange)="$event && link.scrollIntoView({ block: 'nearest', inline: 'nearest' })">{{ words.t(page.title) }}</a>
      }
    </nav>
    <router-outlet />
  `,
  styleUrl: '../administration/administration-room.scss',
})
export class TeamRoom {
  protected readonly words = inject(Words);
  protected readonly pages = PAGES;
}

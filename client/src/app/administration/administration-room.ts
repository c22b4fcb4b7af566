import { Component, inject } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { Words } from '../shared/words';

const PAGES = [
  { path: 'colleagues', title: 'colleagues.title' },
  { path: 'teams', title: 'teams.title' },
  { path: 'organisation', title: 'ownOrganisation.title' },
] as const;

/** The pages of an administrator, with the way from one to the other. */
@Component({
  selector: 'app-administration-room',
  imports: [RouterLink, RouterLinkActive, RouterOutlet],
  template: `
    <nav [attr.aria-label]="words.t('administration.title')">
      @for (page of pages; track page.path) {
        <a #link [routerLink]="['/administration', page.path]" routerLinkActive="here" ariaCurrentWhenActive="page" (isActiveChange)="$event && link.scrollIntoView({ block: 'nearest', inline: 'nearest' })">{{ words.t(page.title) }}</a>
      }
    </nav>
    <div class="page"><router-outlet /></div>
  `,
  styleUrl: './administration-room.scss',
})
export class AdministrationRoom {
  protected readonly words = inject(Words);
  protected readonly pages = PAGES;
}

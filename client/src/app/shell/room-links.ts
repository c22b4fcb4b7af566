import { Component, computed, inject } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { administers, leadsTeam, watchesPrivacy, worksWithHouseholds } from '../session/home';
import { Session } from '../session/session';
import { Icon } from '../shared/icon';
import type { IconName } from '../shared/icon-shapes';
import { Words } from '../shared/words';
import { MissingCode } from './missing-code';

/** Where somebody can go: who only administers has no households. */
@Component({
  selector: 'app-room-links',
  imports: [Icon, MissingCode, RouterLink, RouterLinkActive],
  template: `
    <nav [attr.aria-label]="words.t('shell.navigation')">
      @for (room of rooms(); track room.path) {
        <a [routerLink]="room.path" routerLinkActive="here" ariaCurrentWhenActive="page" [attr.aria-label]="words.t(room.title)">
          <app-icon [name]="room.icon" /><span>{{ words.t(room.title) }}</span>
        </a>
      }
    </nav>
    <app-missing-code />
  `,
  styleUrl: './room-links.scss',
})
export class RoomLinks {
  private readonly person = inject(Session).current;
  protected readonly words = inject(Words);
  protected readonly rooms = computed(() => {
    const person = this.person();
    if (!person) return [];
    const [works, administer, watches] = [worksWithHouseholds(person), administers(person), watchesPrivacy(person)];
    return [
      ...(works || (!administer && !watches) ? [{ path: '/households', title: 'households.title', icon: 'home' as IconName }] : []),
      ...(works ? [{ path: '/own-calendar', title: 'ownCalendar.title', icon: 'event' as IconName }] : []),
      ...(works ? [{ path: '/own-actions', title: 'ownActions.title', icon: 'check' as IconName }] : []),
      ...(leadsTeam(person) ? [{ path: '/worklist', title: 'worklist.title', icon: 'flag' as IconName }] : []),
      ...(watches ? [{ path: '/privacy', title: 'privacyHome.title', icon: 'lock' as IconName }] : []),
      ...(administer ? [{ path: '/administration', title: 'administration.title', icon: 'organisation' as IconName }] : []),
    ];
  });
}

import { Component, ViewContainerRef, computed, effect, inject, viewChild } from '@angular/core';
import { Router, RouterLink, RouterLinkActive } from '@angular/router';
import { LANGUAGES } from '@contract/roles';
import { administers, leadsTeam, watchesPrivacy, worksWithHouseholds } from '../session/home';
import { Session } from '../session/session';
import { Icon } from '../shared/icon';
import type { IconName } from '../shared/icon-shapes';
import { initialsOf } from '../shared/initials';
import { Words } from '../shared/words';
import { THEMES, Theme, type ThemeChoice } from './theme';

const THEME_ICONS: Record<ThemeChoice, IconName> = { system: 'brightness', light: 'light', dark: 'dark' };

@Component({
  selector: 'app-top-bar',
  imports: [Icon, RouterLink, RouterLinkActive],
  templateUrl: './top-bar.html',
  styleUrl: './top-bar.scss',
})
export class TopBar {
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly theme = inject(Theme);
  protected readonly words = inject(Words);
  protected readonly languages = LANGUAGES;
  protected readonly person = this.session.current;
  /** Where somebody can go: who only administers has no households. */
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
  protected readonly administers = administers;
  protected readonly initials = computed(() => initialsOf(this.person()?.name ?? ''));
  protected readonly themeChoice = this.theme.choice;
  protected readonly themeIcon = computed(() => THEME_ICONS[this.theme.choice()]);

  private readonly bell = viewChild('bell', { read: ViewContainerRef });

  constructor() {
    // After the page itself, and without the machinery of deferred blocks: the first load stays small.
    effect(() => {
      const place = this.bell();
      if (place) void this.hang(place);
    });
  }

  protected readonly prefer = this.session.prefer.bind(this.session);

  protected nextTheme(): void {
    this.theme.choice.update((choice) => THEMES[(THEMES.indexOf(choice) + 1) % THEMES.length] ?? 'system');
  }

  private async hang(place: ViewContainerRef): Promise<void> {
    const { NoticeBell } = await import('../notices/notice-bell');
    // Whoever it was for may have signed out in the meantime.
    if (this.bell() === place) place.createComponent(NoticeBell);
  }

  protected async signOut(): Promise<void> {
    if (await this.session.signOut()) await this.router.navigate(['/sign-in']);
  }
}

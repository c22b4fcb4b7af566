import { Component, DestroyRef, inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterLink, RouterLinkActive } from '@angular/router';
import bell from '@material-symbols/svg-400/rounded/notifications.svg';
import { filter } from 'rxjs';
import { IconShape } from '../shared/icon-shape';
import { Words } from '../shared/words';
import { NoticeApi } from './notice-api';

/** Often enough for what is told at once, and next to nothing for the server. */
const EVERY_MINUTE = 60_000;

/** The way to the notices, with how many are unread. */
@Component({
  selector: 'app-notice-bell',
  imports: [IconShape, RouterLink, RouterLinkActive],
  template: `
    <a routerLink="/notices" routerLinkActive="here" ariaCurrentWhenActive="page" [attr.aria-label]="words.count('notices.bell', api.unread())" [title]="words.t('notices.title')">
      <app-icon-shape [file]="shape" />
      @if (api.unread(); as unread) {
        <span class="count" aria-hidden="true">{{ unread > 99 ? '99+' : unread }}</span>
      }
    </a>
  `,
  styles: `
    a {
      position: relative;
      display: grid;
      width: 2.5rem;
      height: 2.5rem;
      place-items: center;
      border-radius: 50%;
      color: var(--ink-soft);
    }
    a:hover {
      background: var(--sunken);
    }
    .here {
      background: var(--primary-soft);
      color: var(--on-primary-soft);
    }
    app-icon-shape {
      width: 1.375rem;
      height: 1.375rem;
    }
    .count {
      position: absolute;
      inset: 0 0 auto auto;
      min-width: 1.125rem;
      padding-inline: 0.25rem;
      border-radius: 99rem;
      background: var(--attention);
      color: var(--card);
      font-size: 0.75rem;
      font-weight: 700;
      line-height: 1.125rem;
      text-align: center;
    }
  `,
})
export class NoticeBell {
  protected readonly words = inject(Words);
  protected readonly api = inject(NoticeApi);
  protected readonly shape = bell;

  constructor() {
    // A count that could not be fetched is no reason to say anything: the next one comes.
    const count = (): void => void this.api.count().catch(() => undefined);
    count();
    inject(Router)
      .events.pipe(
        filter((event) => event instanceof NavigationEnd),
        takeUntilDestroyed(),
      )
      .subscribe(count);
    const timer = setInterval(() => document.visibilityState === 'visible' && count(), EVERY_MINUTE);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }
}

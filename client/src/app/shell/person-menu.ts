import { Component, computed, inject } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { NoticeBell } from '../notices/notice-bell';
import { administers } from '../session/home';
import { Session } from '../session/session';
import { Icon } from '../shared/icon';
import { IconShape } from '../shared/icon-shape';
import { initialsOf } from '../shared/initials';
import { Words } from '../shared/words';
import { Theme } from './theme';

/** The bell, and who is signed in, with what is theirs. */
@Component({
  selector: 'app-person-menu',
  imports: [Icon, IconShape, NoticeBell, RouterLink],
  template: `
    @if (person(); as me) {
      <span class="bell"><app-notice-bell /></span>
      <button type="button" class="me" popovertarget="account" [attr.aria-label]="words.t('shell.account', { name: me.name })">
        <span class="initials" [attr.data-initials]="initials()"></span>
        <span class="name">{{ me.name }}</span>
      </button>
      <div id="account" class="account" popover #account>
        <p class="strong">{{ me.name }}</p>
        <p class="soft">{{ me.function }}</p>
        <p class="soft">{{ me.organisation.name }}</p>
        <a routerLink="/account" (click)="account.hidePopover()">{{ words.t('account.title') }}</a>
        @if (administers(me)) {
          <a routerLink="/sign-on-requests" (click)="account.hidePopover()">{{ words.t('signOnRequests.title') }}</a>
        }
        <button type="button" class="sign-out theme" (click)="theme.next()"><app-icon-shape [file]="theme.shape()" />{{ words.t('shell.theme.' + theme.choice()) }}</button>
        <button type="button" class="sign-out" (click)="signOut()"><app-icon name="logout" />{{ words.t('shell.signOut') }}</button>
      </div>
    }
  `,
  styleUrl: './person-menu.scss',
})
export class PersonMenu {
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  protected readonly theme = inject(Theme);
  protected readonly words = inject(Words);
  protected readonly person = this.session.current;
  protected readonly initials = computed(() => initialsOf(this.person()?.name ?? ''));
  protected readonly administers = administers;

  protected async signOut(): Promise<void> {
    if (await this.session.signOut()) await this.router.navigate(['/sign-in']);
  }
}

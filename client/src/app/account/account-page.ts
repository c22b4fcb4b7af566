import { Component, computed, inject } from '@angular/core';
import { LANGUAGES } from '@contract/roles';
import { Session } from '../session/session';
import { OneOf } from '../shared/one-of';
import { Words } from '../shared/words';
import { CalendarAddressPanel } from '../visit-files/calendar-address-panel';
import { DigestPanel } from './digest-panel';
import { OwnSessionsPanel } from './own-sessions-panel';
import { SecondFactorPanel } from './second-factor-panel';

/** One's own account: language, second step, digest mail, and where one is signed in. */
@Component({
  selector: 'app-account-page',
  imports: [CalendarAddressPanel, DigestPanel, OneOf, OwnSessionsPanel, SecondFactorPanel],
  templateUrl: './account-page.html',
  styleUrl: './account-page.scss',
})
export class AccountPage {
  private readonly session = inject(Session);
  protected readonly words = inject(Words);
  protected readonly me = this.session.current;
  protected readonly prefer = this.session.prefer.bind(this.session);
  protected readonly roles = computed(() => this.words.list((this.me()?.roles ?? []).map((role) => this.words.t(`roles.${role}`))));
  /** Only who works with households has visits, and something to be told. */
  protected readonly hasHouseholds = computed(() => (this.me()?.roles ?? []).some((role) => role === 'case_director' || role === 'partner' || role === 'team_lead'));
  protected readonly languages = computed(() => this.words.options('account.languages', LANGUAGES));
}

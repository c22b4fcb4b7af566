import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { AskedInHousehold } from '@contract/asked-in-households';
import { dayOf, timeOf } from '../shared/day';
import { StateMessage } from '../shared/state-message';
import { Words } from '../shared/words';
import { UntoldVisits } from '../visits/untold-visits';
import { LevelApi } from './level-api';

/** What waits for the reader on the pages of their households, each with the way to where it is answered. */
@Component({
  selector: 'app-asked-in-households',
  imports: [MatButton, RouterLink, StateMessage, UntoldVisits],
  template: `
    @if (list.error()) {
      <app-state-message class="card" [error]="list.error()" (retry)="list.reload()" />
    } @else {
      @if (asking().length > 0) {
        <h2>{{ words.t('asked.inHouseholds') }}</h2>
        <ul>
          @for (each of asking(); track each.householdId) {
            <li class="card">
              <h3><a [routerLink]="['/households', each.householdId]">{{ each.householdName }}</a></h3>
              <ul>
                @for (line of linesOf(each); track line.id) {
                  <li class="line">
                    <p>
                      <span class="what">{{ line.what }}</span>
                      @if (line.when) {
                        <span class="soft small">{{ line.when }}</span>
                      }
                    </p>
                    <a matButton="outlined" [routerLink]="['/households', each.householdId]" [fragment]="line.place" [attr.aria-label]="words.t('asked.toAnswer') + ': ' + line.what + ', ' + each.householdName">{{ words.t('asked.toAnswer') }}</a>
                  </li>
                }
              </ul>
            </li>
          }
        </ul>
      }
      @if (untold().length > 0) {
        <app-untold-visits [households]="untold()" (changed)="list.reload()" />
      }
    }
  `,
  styles: `
    :host { display: grid; gap: var(--space-3); margin-top: var(--space-5); }
    :host:empty { display: none; }
    ul, .card { display: grid; gap: var(--space-3); }
    .line { display: flex; flex-wrap: wrap; gap: var(--space-2) var(--space-4); align-items: center; justify-content: space-between; }
    .line + .line { padding-top: var(--space-3); border-top: 1px solid var(--line); }
    p { display: grid; flex: 1 1 16rem; gap: var(--space-1); }
    .what { font-weight: 600; overflow-wrap: anywhere; }
  `,
})
export class AskedInHouseholdsList {
  protected readonly words = inject(Words);
  protected readonly list = inject(LevelApi).askedInHouseholds();
  protected readonly households = computed(() => (this.list.hasValue() ? this.list.value().households : []));
  protected readonly asking = computed(() => this.households().filter((each) => this.linesOf(each).length > 0));
  protected readonly untold = computed(() => this.households().filter(({ untoldVisits }) => untoldVisits.length > 0));
  /** Known to have nothing. */
  readonly empty = computed(() => this.list.hasValue() && this.households().length === 0);

  protected linesOf({ householdName, visitQuestions, withdrawals, leadWaitsAs, leadCandidateName }: AskedInHousehold): { id: string; what: string; when: string; place?: string }[] {
    return [
      ...(leadWaitsAs ? [{ id: 'lead', what: this.words.t(`leadWait.${leadWaitsAs}`, { household: householdName, name: leadCandidateName }), when: '' }] : []),
      ...visitQuestions.map(({ id, kind, askedBy, startsAt }) => ({
        id,
        what: this.words.t(`forMe.asksMe.${kind}`, { name: askedBy ?? this.words.t('team.confidential') }),
        when: startsAt ? `${this.words.day(dayOf(startsAt), 'weekday')} ${timeOf(startsAt)}` : '',
        place: 'for-me',
      })),
      ...(withdrawals > 0 ? [{ id: 'withdrawals', what: this.words.count('asked.withdrawals', withdrawals), when: '', place: 'levels' }] : []),
    ];
  }
}

import { Component, computed, effect, inject, input, output, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { HouseholdPicture } from '@contract/households';
import type { CombinationView } from '@contract/overlap-answers';
import { dayOf, timeOf } from '../shared/day';
import { Icon } from '../shared/icon';
import { Words } from '../shared/words';
import { VisitApi } from './visit-api';

/** How many are shown: the best ones first. */
const MOST = 3;

/** Coming visits that could be one. */
@Component({
  selector: 'app-combination-list',
  imports: [Icon, MatButton],
  template: `
    @if (offers().length > 0) {
      <section [attr.aria-label]="words.t('combinations.title')">
        <h3>{{ words.t('combinations.title') }}</h3>
        <ul>
          @for (offer of offers(); track offer.key) {
            <li>
              <p><app-icon name="layers" /> {{ offer.sentence }}</p>
              <p class="soft small">{{ offer.saves }}</p>
              @if (offer.combination.mayCombine) {
                <button matButton="tonal" type="button" (click)="combine.emit(offer.combination)">{{ words.t('combinations.combine') }}</button>
              }
            </li>
          }
        </ul>
      </section>
    }
  `,
  styles: `
    section {
      margin-bottom: var(--space-4);
      padding: var(--space-3);
      border-radius: var(--round);
      background: var(--primary-soft);
      color: var(--on-primary-soft);
    }
    h3 {
      margin-bottom: var(--space-2);
      font-size: 0.9375rem;
    }
    ul {
      display: grid;
      gap: var(--space-3);
    }
    li {
      display: grid;
      gap: 0.25rem;
      justify-items: start;
    }
    .soft {
      color: inherit;
    }
  `,
})
export class CombinationList {
  private readonly api = inject(VisitApi);
  protected readonly words = inject(Words);
  readonly picture = input.required<HouseholdPicture>();
  readonly combine = output<CombinationView>();
  private readonly householdId = computed(() => this.picture().id);
  private readonly resource = this.api.combinationsOf(this.householdId);

  protected readonly offers = computed(() => {
    const visits = new Map(this.picture().visits.map((visit) => [visit.id, visit]));
    const nameOf = (id: string): string | undefined => {
      const visit = visits.get(id);
      return visit && `${visit.professionals.map(({ name }) => name ?? this.words.t('team.confidential')).join(' + ')} (${this.words.day(dayOf(visit.startsAt), 'weekday')} ${timeOf(visit.startsAt)})`;
    };
    return (this.resource.hasValue() ? this.resource.value() : []).slice(0, MOST).flatMap((combination) => {
      const [one, other] = [nameOf(combination.visitId), nameOf(combination.otherVisitId)];
      if (!one || !other) return [];
      return [{
        combination,
        key: `${combination.visitId} ${combination.otherVisitId}`,
        sentence: this.words.t('combinations.could', { one, other }),
        saves: this.words.count('combinations.saves', combination.overlaps, { minutes: combination.minutes }),
      }];
    });
  });

  constructor() {
    let first = true;
    effect(() => {
      this.picture();
      if (!first) untracked(() => this.resource.reload());
      first = false;
    });
  }
}

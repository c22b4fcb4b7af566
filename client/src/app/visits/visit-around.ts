import { Component, computed, inject, input } from '@angular/core';
import type { HouseholdPicture } from '@contract/households';
import type { VisitView } from '@contract/visits';
import { dayOf, timeOf, type Day } from '../shared/day';
import { domainName } from '../shared/domain-name';
import { Words } from '../shared/words';

interface Row {
  id: string;
  when: string;
  past: boolean;
  who: string;
  about: string;
}

/** Who comes in the two weeks before and after a day: to be seen before one plans. */
@Component({
  selector: 'app-visit-around',
  template: `
    <section [attr.aria-label]="words.t('planning.around')">
      <h3>{{ words.t('planning.around') }}</h3>
      @if (rows().length === 0) {
        <p class="soft">{{ words.t('planning.aroundNone') }}</p>
      } @else {
        <ul tabindex="0" [attr.aria-label]="words.t('planning.around')">
          @for (row of rows(); track row.id) {
            <li [class.past]="row.past">
              <span class="when numbers">{{ row.when }}</span>
              <span class="who">{{ row.who }}</span>
              <span class="soft small about">{{ row.about }}</span>
            </li>
          }
        </ul>
      }
    </section>
  `,
  styles: `
    section {
      padding: var(--space-3);
      border-radius: var(--round);
      background: var(--sunken);
    }
    h3 {
      margin-bottom: var(--space-2);
      font-size: 0.9375rem;
    }
    ul {
      display: grid;
      max-height: 11rem;
      overflow-y: auto;
    }
    li {
      display: grid;
      grid-template-columns: 8.5rem minmax(0, 1fr);
      gap: 0 var(--space-2);
      padding-block: 0.3rem;
      font-size: 0.9375rem;
    }
    li + li {
      border-top: 1px solid var(--line);
    }
    .past {
      color: var(--ink-soft);
    }
    .about {
      grid-column: 2;
    }
  `,
})
export class VisitAround {
  protected readonly words = inject(Words);
  readonly visits = input.required<readonly VisitView[]>();
  readonly picture = input.required<Pick<HouseholdPicture, 'today'>>();
  /** The visit that is being changed does not stand among the others. */
  readonly except = input<string | null>(null);

  protected readonly rows = computed<Row[]>(() =>
    this.visits()
      .filter(({ id, status }) => id !== this.except() && status !== 'cancelled')
      .toSorted((one, other) => this.order(one) - this.order(other))
      .map((visit) => ({
        id: visit.id,
        when: `${this.words.day(dayOf(visit.startsAt), 'weekday')} ${timeOf(visit.startsAt)}`,
        past: dayOf(visit.startsAt) < this.today(),
        who: [...new Set(visit.professionals.map(({ organisationName }) => organisationName ?? this.words.t('team.confidential')))].join(' + '),
        about: visit.domains.map((domain) => domainName(domain, this.words.language())).join(', '),
      })),
  );
  private readonly today = computed<Day>(() => this.picture().today);

  /** What is to come first, the nearest on top; then what was, the latest on top. */
  private order({ startsAt }: VisitView): number {
    const at = Date.parse(startsAt);
    return dayOf(startsAt) >= this.today() ? at : 1e14 - at;
  }
}

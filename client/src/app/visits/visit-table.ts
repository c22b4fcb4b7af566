import { Component, computed, inject, input, output } from '@angular/core';
import type { VisitView } from '@contract/visits';
import { dayOf, timeOf } from '../shared/day';
import { domainName } from '../shared/domain-name';
import { calledNames, memberName } from '../shared/household-people';
import { Icon } from '../shared/icon';
import { Words } from '../shared/words';
import type { CalendarFacts } from './calendar-facts';

/** The visits of a calendar as a table: the same, to read from top to bottom. */
@Component({
  selector: 'app-visit-table',
  imports: [Icon],
  template: `
    <div class="scroll" tabindex="0" role="region" [attr.aria-label]="words.t('calendar.table')">
      <table>
        <caption class="seen-by-screen-readers">{{ words.t('calendar.table') }}</caption>
        <thead>
          <tr>
            <th scope="col">{{ words.t('visit.day') }}</th>
            <th scope="col">{{ words.t('calendar.time') }}</th>
            @if (ofSeveral()) {
              <th scope="col">{{ words.t('calendar.household') }}</th>
            }
            <th scope="col">{{ words.t('visit.professionals') }}</th>
            <th scope="col">{{ words.t('visit.members') }}</th>
            <th scope="col">{{ words.t('visit.domains') }}</th>
            <th scope="col">{{ words.t('visit.status') }}</th>
          </tr>
        </thead>
        <tbody>
          @for (row of rows(); track row.visit.id) {
            <tr [class.off]="row.visit.status === 'cancelled'">
              <th scope="row" [attr.aria-current]="row.day === facts().today ? 'date' : null">{{ words.day(row.day, 'weekday') }}</th>
              <td class="numbers">
                <button type="button" [attr.aria-label]="words.t('calendar.open', { day: words.day(row.day, 'spoken'), time: row.time })" [attr.aria-describedby]="row.describedBy" (click)="choose.emit(row.visit)">{{ row.time }}</button>
              </td>
              @if (ofSeveral()) {
                <td>{{ row.household }}</td>
              }
              <td>{{ row.who }}</td>
              <td>{{ row.seen }}</td>
              <td>{{ row.domains }}</td>
              <td>
                {{ words.t('visitStatus.' + row.visit.status) }}@if (row.visit.kind !== 'regular') {, {{ words.t('visitKind.' + row.visit.kind) }}}
                @if (row.doubled) {
                  <span class="tag amber"><app-icon name="layers" />{{ words.t(row.clashing ? 'calendar.clash' : 'calendar.double') }}</span>
                }
              </td>
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
  styles: `
    .scroll {
      overflow-x: auto;
    }
    table {
      width: 100%;
      border-collapse: collapse;
      font-size: 0.9375rem;
    }
    th,
    td {
      padding: 0.5rem 0.6rem;
      border-bottom: 1px solid var(--line);
      text-align: left;
      vertical-align: top;
    }
    thead th {
      color: var(--ink-soft);
      font-size: 0.8125rem;
    }
    tbody th {
      font-weight: 600;
      white-space: nowrap;
    }
    button {
      min-height: 1.75rem;
      padding: 0;
      border: 0;
      background: none;
      color: var(--primary);
      cursor: pointer;
      font-weight: 600;
      text-decoration: underline;
      text-underline-offset: 0.18em;
      white-space: nowrap;
    }
    .tag {
      margin-left: 0.4rem;
    }
    .off {
      color: var(--ink-soft);
      text-decoration: line-through;
    }
  `,
})
export class VisitTable {
  protected readonly words = inject(Words);
  /** In order of start. */
  readonly visits = input.required<readonly VisitView[]>();
  readonly facts = input.required<CalendarFacts>();
  readonly choose = output<VisitView>();

  protected readonly ofSeveral = computed(() => this.rows().some(({ household }) => household !== null));
  protected readonly rows = computed(() => {
    const facts = this.facts();
    const { doubled, clashing, overlapsOf } = facts;
    return this.visits().map((visit) => {
      const { people, household } = facts.about(visit);
      const called = calledNames(people);
      return {
        visit,
        day: dayOf(visit.startsAt),
        time: `${timeOf(visit.startsAt)}–${timeOf(visit.endsAt)}`,
        household: household?.name ?? null,
        who: this.words.list(visit.professionals.map(({ name, organisationName }) => (name ? [name, organisationName].filter(Boolean).join(', ') : this.words.t('team.confidential')))),
        seen: this.words.list(visit.memberIds.flatMap((id) => called.get(memberName(people, id) ?? '') ?? [])),
        domains: this.words.list(visit.domains.map((domain) => domainName(domain, this.words.language()))),
        doubled: doubled.has(visit.id),
        clashing: clashing.has(visit.id),
        describedBy: overlapsOf.get(visit.id)?.map((id) => `overlap-${id}`).join(' ') ?? null,
      };
    });
  });
}

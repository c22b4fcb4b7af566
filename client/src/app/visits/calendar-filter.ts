import { Component, computed, inject, input, model } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { LIFE_DOMAINS, type LifeDomain } from '@contract/life-domains';
import type { VisitView } from '@contract/visits';
import { ChoiceControl } from '../shared/choice-control';
import { domainName } from '../shared/domain-name';
import type { Option } from '../shared/option';
import { Words } from '../shared/words';
import { ALL_VISITS, CONFIDENTIAL, isFiltered, organisationsOf, type VisitFilter } from './visit-filter';

/** Which visits a calendar shows. The choices are those of the visits themselves; what was chosen stays one of them. */
@Component({
  selector: 'app-calendar-filter',
  imports: [ChoiceControl, MatButton],
  template: `
    <div class="fields" role="group" [attr.aria-label]="words.t('calendar.filter')">
      @if (households().length > 0) {
        <app-choice-control [label]="words.t('calendar.household')" [options]="householdOptions()" [value]="filter().household" (valueChange)="set({ household: $event })" />
      }
      @if (members().length > 0) {
        <app-choice-control [label]="words.t('calendar.member')" [options]="memberOptions()" [value]="filter().member" (valueChange)="set({ member: $event })" />
      }
      <app-choice-control [label]="words.t('calendar.organisation')" [options]="organisationOptions()" [value]="filter().organisation" (valueChange)="set({ organisation: $event })" />
      <app-choice-control [label]="words.t('calendar.domain')" [options]="domainOptions()" [value]="filter().domain" (valueChange)="set({ domain: $event })" />
    </div>
    <p class="partial small" role="status">
      @if (isFiltered()) {
        <span>{{ words.t('calendar.partial', { shown: shown(), all: visits().length }) }}</span>
        <button matButton type="button" (click)="filter.set(all)">{{ words.t('calendar.showAll') }}</button>
      }
    </p>
  `,
  styles: `
    .fields {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(10rem, 1fr));
      gap: var(--space-2);
    }
    .partial:not(:empty) {
      display: flex;
      flex-wrap: wrap;
      gap: 0 var(--space-2);
      align-items: center;
    }
    @media (width < 48rem) {
      .fields {
        grid-template-columns: repeat(2, minmax(0, 1fr));
      }
    }
  `,
})
export class CalendarFilter {
  protected readonly words = inject(Words);
  /** All of the period, before filtering. */
  readonly visits = input.required<readonly VisitView[]>();
  readonly shown = input.required<number>();
  readonly members = input<readonly { id: string; name: string }[]>([]);
  readonly households = input<readonly { id: string; name: string }[]>([]);
  readonly filter = model.required<VisitFilter>();

  protected readonly all = ALL_VISITS;
  protected readonly isFiltered = computed(() => isFiltered(this.filter()));
  protected readonly householdOptions = computed(() => this.withAll(this.households().map(({ id, name }) => ({ value: id, label: name }))));
  protected readonly memberOptions = computed(() => this.withAll(this.members().map(({ id, name }) => ({ value: id, label: name }))));
  protected readonly organisationOptions = computed(() => {
    const found = organisationsOf(this.visits()).map(({ id, name }) => ({ value: id, label: name ?? this.words.t('team.confidential') }));
    const chosen = this.filter().organisation;
    const gone = chosen && !found.some(({ value }) => value === chosen);
    return this.withAll(gone ? [...found, { value: chosen, label: this.words.t(chosen === CONFIDENTIAL ? 'team.confidential' : 'calendar.notHere') }] : found);
  });
  protected readonly domainOptions = computed(() => {
    const found = new Set(this.visits().flatMap(({ domains }) => domains));
    const offered = LIFE_DOMAINS.filter((domain) => found.has(domain) || domain === this.filter().domain);
    return this.withAll<LifeDomain>(offered.map((domain) => ({ value: domain, label: domainName(domain, this.words.language()) })));
  });

  protected set(change: Partial<VisitFilter>): void {
    this.filter.update((filter) => ({ ...filter, ...change }));
  }

  private withAll<T extends string>(options: Option<T>[]): Option<T | ''>[] {
    return [{ value: '', label: this.words.t('calendar.all') }, ...options];
  }
}

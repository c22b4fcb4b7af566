import { Component, inject, input } from '@angular/core';
import type { EmergencyView } from '@contract/emergency';
import { dayOf, timeOf } from '../shared/day';
import { Words } from '../shared/words';

/** One emergency access: who, when, why, and what the privacy officer said of it. */
@Component({
  selector: 'app-emergency-summary',
  template: `
    @let it = emergency();
    <p class="who">
      <strong>{{ it.name }}</strong> <span>{{ it.function }}, {{ it.organisationName }}</span>
      @if (it.running) {
        <span class="tag attention">{{ words.t('emergency.runsNow') }}</span>
      }
      @if (it.outcome) {
        <span class="tag" [class.calm]="it.outcome === 'justified'" [class.attention]="it.outcome === 'not_justified'">{{ words.t('emergencyOutcome.' + it.outcome) }}</span>
      } @else {
        <span class="tag amber">{{ words.t('emergency.notReviewed') }}</span>
      }
    </p>
    <p>{{ words.t('emergency.period', { from: moment(it.from), until: moment(it.until) }) }}</p>
    <p><span class="quote">{{ it.reason }}</span></p>
    @if (it.reviewWords) {
      <p class="review">{{ words.t('emergency.reviewedBy', { name: it.reviewerName, day: words.day(dayOf(it.reviewedAt ?? it.from), 'long') }) }} {{ it.reviewWords }}</p>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-1);
      overflow-wrap: anywhere;
    }
    .who {
      display: flex;
      flex-wrap: wrap;
      gap: 0.15rem 0.5rem;
      align-items: center;
    }
  `,
})
export class EmergencySummary {
  protected readonly words = inject(Words);
  readonly emergency = input.required<EmergencyView>();
  protected readonly dayOf = dayOf;

  protected moment(instant: string): string {
    return this.words.t('moment.on', { day: this.words.day(dayOf(instant), 'dated'), time: timeOf(instant) });
  }
}

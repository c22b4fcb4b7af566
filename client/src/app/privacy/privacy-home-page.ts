import type { HttpResourceRef } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { EmergencyApi } from '../emergency/emergency-api';
import { RetentionApi } from '../retention/retention-api';
import { Icon } from '../shared/icon';
import { Skeleton } from '../shared/skeleton';
import { StateMessage } from '../shared/state-message';
import { Words } from '../shared/words';
import { ViewApi } from '../views/view-api';

/** Where a privacy officer begins: what waits for them, and the ways to it. */
@Component({
  selector: 'app-privacy-home-page',
  imports: [Icon, RouterLink, Skeleton, StateMessage],
  template: `
    <div class="page">
      <header>
        <h1>{{ words.t('privacyHome.title') }}</h1>
        <p class="soft">{{ words.t('privacyHome.what') }}</p>
      </header>
      <div class="ways">
        @for (way of ways(); track way.path) {
          <section class="card" [class.waits]="way.waits" [attr.aria-labelledby]="'way-' + $index">
            <h2 [id]="'way-' + $index"><app-icon [name]="way.icon" /> <a [routerLink]="way.path">{{ words.t(way.title) }}</a></h2>
            @if (way.error) {
              <app-state-message [error]="way.error" (retry)="way.retry()" />
            } @else if (way.there) {
              <ul>
                @for (fact of way.facts; track fact.text) {
                  <li><span class="tag" [class.attention]="fact.waits" [class.amber]="fact.late" [class.calm]="fact.none">{{ fact.text }}</span></li>
                }
              </ul>
              <p class="soft">{{ words.t(way.hint) }}</p>
            } @else {
              <app-skeleton [lines]="[60, 40]" />
            }
          </section>
        }
      </div>
    </div>
  `,
  styles: `
    .page,
    .card {
      display: grid;
      gap: var(--space-4);
    }
    .card {
      gap: var(--space-3);
      align-content: start;
    }
    header .soft {
      max-width: 64ch;
      margin-top: var(--space-2);
    }
    .ways {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(18rem, 100%), 1fr));
      gap: var(--space-4);
    }
    h2 {
      display: flex;
      gap: 0.5rem;
      align-items: center;
    }
    ul {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-2);
    }
    .waits {
      border-color: var(--attention-line);
    }
  `,
})
export class PrivacyHomePage {
  protected readonly words = inject(Words);
  private readonly reviews = inject(EmergencyApi).reviews();
  private readonly retention = inject(RetentionApi);
  private readonly preview = this.retention.preview();
  private readonly runs = this.retention.runs();
  private readonly refusals = inject(ViewApi).log(() => ({ kind: 'refusal' as const }));

  protected readonly ways = computed(() => {
    const waiting = this.reviews.hasValue() ? this.reviews.value().waiting.length : 0;
    const due = this.preview.hasValue() ? this.preview.value().due.filter(({ keptBecause }) => keptBecause.length === 0).length : 0;
    const approvals = this.runs.hasValue() ? this.runs.value().filter(({ state, own }) => state === 'proposed' && !own).length : 0;
    const refused = this.refusals.hasValue() ? this.refusals.value() : undefined;
    const fact = (key: string, count: number, how: { waits?: boolean; late?: boolean } = { waits: count > 0 }) => ({ text: this.words.count(`privacyHome.${key}`, count), waits: false, late: false, ...how, none: count === 0 });
    return [
      { path: '/privacy/emergency', title: 'emergencyReview.title', icon: 'warning', hint: 'privacyHome.emergencyHint', ...stateOf(this.reviews), waits: waiting > 0, facts: [fact('waiting', waiting)] },
      { path: '/privacy/retention', title: 'retention.title', icon: 'overdue', hint: 'privacyHome.retentionHint', ...stateOf(this.preview), waits: approvals > 0, facts: [fact('approvals', approvals), fact('due', due, { late: due > 0 })] },
      { path: '/privacy/log', title: 'log.title', icon: 'search', hint: 'privacyHome.logHint', ...stateOf(this.refusals), waits: false, facts: refused ? [fact(refused.next ? 'refusedMore' : 'refused', refused.events.length, {})] : [] },
    ] as const;
  });
}

/** Whether an answer is there, for answers of any shape. */
const stateOf = (answer: Pick<HttpResourceRef<unknown>, 'error' | 'reload' | 'status'>) => ({
  error: answer.error(),
  there: ['resolved', 'reloading', 'local'].includes(answer.status()),
  retry: () => answer.reload(),
});

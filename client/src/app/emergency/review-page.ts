import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { EmergencyToReview } from '@contract/emergency';
import { dayOf } from '../shared/day';
import { Dialogs } from '../shared/dialogs';
import { Skeleton } from '../shared/skeleton';
import { StateMessage } from '../shared/state-message';
import { Words } from '../shared/words';
import { EmergencyApi } from './emergency-api';
import { EmergencySummary } from './emergency-summary';

/** For the privacy officer: emergency access that waits for a review, the oldest on top, and what was reviewed before. */
@Component({
  selector: 'app-review-page',
  imports: [EmergencySummary, MatButton, RouterLink, Skeleton, StateMessage],
  template: `
    <div class="page">
      <h1>{{ words.t('emergencyReview.title') }}</h1>
      <p class="what">{{ words.t('emergencyReview.what') }}</p>
      @if (list.error()) {
        <app-state-message class="card" [error]="list.error()" (retry)="list.reload()" />
      } @else if (found(); as it) {
        <section aria-labelledby="waiting">
          <h2 id="waiting">{{ words.t('emergencyReview.waiting') }} <span class="soft numbers">{{ it.waiting.length }}</span></h2>
          @for (emergency of it.waiting; track emergency.id) {
            <article class="card">
              <p class="tag amber">{{ emergency.days === 0 ? words.t('emergencyReview.today') : words.count('emergencyReview.days', emergency.days) }}</p>
              <app-emergency-summary [emergency]="emergency" />
              <p class="soft small">{{ words.count('emergencyReview.looks', emergency.looks, { number: emergency.householdId.slice(-8) }) }}</p>
              <div class="ways">
                @if (emergency.mayReview) {
                  <button matButton="filled" type="button" [attr.aria-label]="words.t('emergencyReview.ofWhom', { name: emergency.name })" (click)="review(emergency)">{{ words.t('emergencyReview.do') }}</button>
                } @else {
                  <p>{{ words.t('problems.emergency.own-review') }}</p>
                }
                <a matButton routerLink="/privacy/log" [queryParams]="inLog(emergency)">{{ words.t('emergencyReview.toLog') }}</a>
              </div>
            </article>
          } @empty {
            <app-state-message class="card" icon="check" [text]="words.t('emergencyReview.none')" />
          }
        </section>
        @if (it.reviewed.length > 0) {
          <section aria-labelledby="reviewed">
            <h2 id="reviewed">{{ words.t('emergencyReview.reviewed') }}</h2>
            @for (emergency of it.reviewed; track emergency.id) {
              <article class="card"><app-emergency-summary [emergency]="emergency" /></article>
            }
          </section>
        }
      } @else {
        <app-skeleton class="card" [lines]="[50, 90, 70]" />
      }
    </div>
  `,
  styles: `
    .page,
    section {
      display: grid;
      gap: var(--space-4);
    }
    .page {
      max-width: 60rem;
    }
    .what {
      max-width: 64ch;
      color: var(--ink-soft);
    }
    article {
      display: grid;
      gap: var(--space-2);
      justify-items: start;
    }
    .ways {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-2);
      align-items: center;
    }
  `,
})
export class ReviewPage {
  private readonly dialogs = inject(Dialogs);
  protected readonly words = inject(Words);
  protected readonly list = inject(EmergencyApi).reviews();
  protected readonly found = computed(() => (this.list.hasValue() ? this.list.value() : undefined));

  /** What the log has of this one person in this household, on the days of the access. */
  protected readonly inLog = ({ householdId, professionalId, from, until }: EmergencyToReview): Record<string, string> => ({
    household: householdId,
    person: professionalId,
    from: dayOf(from),
    last: dayOf(until),
  });

  protected async review(emergency: EmergencyToReview): Promise<void> {
    const { ReviewDialog } = await import('./review-dialog');
    if (await this.dialogs.open(ReviewDialog, emergency)) this.list.reload();
  }
}

import { Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { HouseholdPicture } from '@contract/households';
import type { Evaluations } from '@contract/plan-evaluation';
import { Dialogs } from '../shared/dialogs';
import { Icon } from '../shared/icon';
import { Words } from '../shared/words';
import { ChangeMark } from './change-mark';
import { goalChangeKey, signed } from './goal-change';

/** How the goals went from evaluation to evaluation: each row a small picture, and the same in words beside it. */
@Component({
  selector: 'app-evaluation-card',
  imports: [ChangeMark, Icon, MatButton],
  templateUrl: './evaluation-card.html',
  styleUrl: './evaluation-card.scss',
})
export class EvaluationCard {
  private readonly dialogs = inject(Dialogs);
  protected readonly words = inject(Words);
  readonly picture = input.required<HouseholdPicture>();
  readonly evaluations = input.required<Evaluations>();
  readonly changed = output();

  protected readonly moments = computed(() => this.evaluations().evaluations);
  protected readonly late = computed(() => {
    const { today, plan } = this.picture();
    return plan.nextEvaluationOn !== null && plan.nextEvaluationOn < today;
  });
  protected readonly rows = computed(() =>
    this.picture().plan.goals.map(({ id, words }, place) => ({
      id,
      words,
      place: place + 1,
      changes: this.moments().map(({ id: moment, goals }) => ({ moment, found: goals.find(({ goalId }) => goalId === id) })),
    })),
  );
  protected readonly notes = computed(() => this.moments().filter(({ note }) => note).toReversed());
  protected readonly signed = signed;
  protected readonly key = goalChangeKey;

  /** A bar from the middle line: up is better. */
  protected readonly bar = (change: number): { y: number; height: number } => ({ y: change > 0 ? 20 - change * 9 : 20, height: Math.max(2, Math.abs(change) * 9) });

  protected async evaluate(): Promise<void> {
    const { EvaluationDialog } = await import('./evaluation-dialog');
    if (await this.dialogs.open(EvaluationDialog, this.picture())) this.changed.emit();
  }
}

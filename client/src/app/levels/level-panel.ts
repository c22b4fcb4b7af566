import type { HttpResourceRef } from '@angular/common/http';
import { Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { HouseholdPicture } from '@contract/households';
import type { EscalationView, LevelsView, LevelStepView } from '@contract/levels';
import { isDown, LEVELS, rankOf } from '@contract/level-words';
import type { WithdrawalList as WithdrawalListView } from '@contract/withdrawals';
import { Dialogs } from '../shared/dialogs';
import { Icon } from '../shared/icon';
import { Saving } from '../shared/saving';
import { Skeleton } from '../shared/skeleton';
import { StateMessage } from '../shared/state-message';
import { Words } from '../shared/words';
import { FormRefusal } from '../shared/form-refusal';
import { WithdrawalList } from '../withdrawals/withdrawal-list';
import { LadderPicture } from './ladder-picture';
import { LevelApi } from './level-api';

/** Where the household stands on the ladder, how it came there, who is asked for more, and whose help ends. */
@Component({
  selector: 'app-level-panel',
  imports: [FormRefusal, Icon, LadderPicture, MatButton, Skeleton, StateMessage, WithdrawalList],
  templateUrl: './level-panel.html',
  styleUrl: './level-panel.scss',
})
export class LevelPanel {
  private readonly api = inject(LevelApi);
  private readonly dialogs = inject(Dialogs);
  protected readonly words = inject(Words);
  readonly picture = input.required<HouseholdPicture>();
  readonly changed = output();

  readonly levels = input.required<HttpResourceRef<LevelsView | undefined>>();
  readonly withdrawals = input.required<HttpResourceRef<WithdrawalListView | undefined>>();
  protected readonly view = computed(() => (this.levels().hasValue() ? this.levels().value() : undefined));
  protected readonly latest = computed(() => this.view()?.steps[0] ?? null);
  protected readonly isTop = computed(() => rankOf(this.view()?.level ?? 'self') === LEVELS.length - 1);
  protected readonly waiting = computed(() => this.view()?.escalations.filter((each) => !each.answeredOn && !each.calledOffOn) ?? []);
  protected readonly over = computed(() => this.view()?.escalations.filter((each) => each.answeredOn || each.calledOffOn) ?? []);
  protected readonly reviewPassed = computed(() => (this.latest()?.reviewOn ?? '9999') < this.picture().today);
  protected readonly saving = new Saving();

  protected direction({ fromLevel, level }: LevelStepView): 'down' | 'up' {
    return isDown(fromLevel, level) ? 'down' : 'up';
  }

  protected decider({ decidedBy, decidedByTable }: LevelStepView): string {
    return decidedByTable ?? decidedBy ?? this.words.t('team.confidential');
  }

  protected asked({ askedName, askedByName, level }: EscalationView): string {
    const hidden = this.words.t('team.confidential');
    return this.words.t('escalation.asked', { asked: askedName ?? hidden, by: askedByName ?? hidden, level: this.words.t(`ladder.${level}`) });
  }

  protected async step(direction: 'down' | 'up'): Promise<void> {
    const { LevelStepDialog } = await import('./level-step-dialog');
    if (await this.dialogs.open(LevelStepDialog, { picture: this.picture(), present: this.view()!.level, direction })) this.changed.emit();
  }

  protected async escalate(): Promise<void> {
    const { EscalateDialog } = await import('./escalate-dialog');
    if (await this.dialogs.open(EscalateDialog, { picture: this.picture(), levels: this.view()! })) this.changed.emit();
  }

  protected async answer({ id, question, level }: EscalationView): Promise<void> {
    const { AnswerDialog } = await import('./answer-dialog');
    if (await this.dialogs.open(AnswerDialog, { id, question: question ?? '', level, householdName: this.picture().name, today: this.picture().today })) this.changed.emit();
  }

  protected async callOff({ id }: EscalationView): Promise<void> {
    if (await this.saving.attempt(() => this.api.callOff(this.picture().id, id))) this.changed.emit();
  }
}

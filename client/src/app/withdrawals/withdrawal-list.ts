import type { HttpResourceRef } from '@angular/common/http';
import { Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { HouseholdPicture } from '@contract/households';
import type { WithdrawalList as WithdrawalListView, WithdrawalView } from '@contract/withdrawals';
import { Dialogs } from '../shared/dialogs';
import { FormRefusal } from '../shared/form-refusal';
import { Icon } from '../shared/icon';
import { Saving } from '../shared/saving';
import { StateMessage } from '../shared/state-message';
import { Words } from '../shared/words';
import { WithdrawalApi } from './withdrawal-api';
import { withdrawalSentence } from './withdrawal-sentence';

/** Whose help ends: what waits for an answer, and what was answered. */
@Component({
  selector: 'app-withdrawal-list',
  imports: [FormRefusal, Icon, MatButton, StateMessage],
  templateUrl: './withdrawal-list.html',
  styleUrl: './withdrawal-list.scss',
})
export class WithdrawalList {
  private readonly api = inject(WithdrawalApi);
  private readonly dialogs = inject(Dialogs);
  protected readonly words = inject(Words);
  readonly picture = input.required<HouseholdPicture>();
  readonly changed = output();

  readonly list = input.required<HttpResourceRef<WithdrawalListView | undefined>>();
  private readonly all = computed(() => (this.list().hasValue() ? this.list().value()!.withdrawals : []));
  protected readonly leavable = computed(() => (this.list().hasValue() ? this.list().value()!.leavable : []));
  protected readonly waiting = computed(() => this.all().filter((each) => !each.answeredOn && !each.calledOffOn));
  protected readonly over = computed(() => this.all().filter((each) => each.answeredOn || each.calledOffOn));
  protected readonly saving = new Saving();

  protected sentence(withdrawal: WithdrawalView): string {
    return withdrawalSentence(this.words, withdrawal);
  }

  protected contact({ contact, contactName }: WithdrawalView): string {
    if (contact === 'nobody') return this.words.t('withdrawal.nobodyKeepsContact');
    return this.words.t('withdrawal.keepsContact', { name: contactName ?? this.words.t('team.confidential') });
  }

  protected answered({ agreed, answeredBy, answeredOn, calledOffOn }: WithdrawalView): string {
    if (calledOffOn) return this.words.t('withdrawal.calledOff', { day: this.words.day(calledOffOn, 'long') });
    return this.words.t(agreed ? 'withdrawal.yesBy' : 'withdrawal.noBy', { name: answeredBy ?? this.words.t('team.confidential'), day: this.words.day(answeredOn, 'long') });
  }

  protected async propose(): Promise<void> {
    const { ProposeWithdrawalDialog } = await import('./propose-withdrawal-dialog');
    if (await this.dialogs.open(ProposeWithdrawalDialog, { picture: this.picture(), leavable: this.leavable() })) this.changed.emit();
  }

  protected async answer(withdrawal: WithdrawalView): Promise<void> {
    const { AnswerWithdrawalDialog } = await import('./answer-withdrawal-dialog');
    if (await this.dialogs.open(AnswerWithdrawalDialog, { householdId: this.picture().id, withdrawal, sentence: this.sentence(withdrawal) })) this.changed.emit();
  }

  protected async callOff({ id }: WithdrawalView): Promise<void> {
    if (await this.saving.attempt(() => this.api.callOff(this.picture().id, id))) this.changed.emit();
  }
}

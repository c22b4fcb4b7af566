import { Component, computed, effect, inject, input, output, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { HouseholdPicture } from '@contract/households';
import type { WithdrawalView } from '@contract/withdrawals';
import { Dialogs } from '../shared/dialogs';
import { FormRefusal } from '../shared/form-refusal';
import { Icon } from '../shared/icon';
import { Saving } from '../shared/saving';
import { StateMessage } from '../shared/state-message';
import { Words } from '../shared/words';
import { WithdrawalApi } from './withdrawal-api';

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

  protected readonly list = this.api.list(() => this.picture().id);
  private readonly all = computed(() => (this.list.hasValue() ? this.list.value().withdrawals : []));
  protected readonly leavable = computed(() => (this.list.hasValue() ? this.list.value().leavable : []));
  protected readonly waiting = computed(() => this.all().filter((each) => !each.answeredOn && !each.calledOffOn));
  protected readonly over = computed(() => this.all().filter((each) => each.answeredOn || each.calledOffOn));
  protected readonly saving = new Saving();

  constructor() {
    // Whatever changed on the page is read anew here.
    let first = true;
    effect(() => {
      this.picture();
      if (!first) untracked(() => this.list.reload());
      first = false;
    });
  }

  protected sentence({ announced, organisationName, lastDay, agreed }: WithdrawalView): string {
    const key = agreed ? 'agreedThat' : announced ? 'announced' : 'askedFor';
    return this.words.t(`withdrawal.${key}`, { organisation: organisationName ?? this.words.t('team.confidential'), day: this.words.day(lastDay, 'long') });
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

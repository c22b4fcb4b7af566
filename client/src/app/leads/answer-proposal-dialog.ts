import { Component, computed, inject, signal } from '@angular/core';
import { form, maxLength, required, type TreeValidationResult } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import type { HouseholdPicture } from '@contract/households';
import type { LeadProposalView } from '@contract/lead-proposals';
import type { Observable } from 'rxjs';
import { textOrNull } from '../shared/changed-fields';
import { DialogForm } from '../shared/dialog-form';
import { Saving } from '../shared/saving';
import { TextField } from '../shared/text-field';
import { Words } from '../shared/words';
import { LeadApi } from './lead-api';
import { proposalTitle } from './proposal-words';

export interface AnswerData {
  picture: HouseholdPicture;
  proposal: LeadProposalView;
  as: 'candidate' | 'asked' | 'team_lead';
}

/** What each kind of answer is called: its title, a yes and a no, and how a no is begun. */
const WORDS = {
  candidate: { title: 'proposal.acceptTitle', yes: 'proposal.accept', no: 'proposal.declineNow', begin: 'proposal.decline' },
  asked: { title: 'proposal.answerTitle', yes: 'proposal.agreeNow', no: 'proposal.objectNow', begin: 'proposal.objectTo' },
  team_lead: { title: 'proposal.decideTitle', yes: 'proposal.beginNow', no: 'proposal.turnDownNow', begin: 'proposal.turnDown' },
} as const;

/** A yes is one tap from here; a no asks why. */
@Component({
  selector: 'app-answer-proposal-dialog',
  imports: [DialogForm, MatButton, TextField],
  template: `
    <app-dialog-form [title]="words.t(said.title)" [form]="fields" [saving]="saving" [save]="words.t(no() ? said.no : said.yes)" [draft]="'lead-answer:' + data.proposal.id">
      <p><strong>{{ title() }}</strong></p>
      @if (data.proposal.reason) {
        <p>{{ data.proposal.reason }}</p>
      }
      @if (data.proposal.mandate) {
        <p class="small">{{ words.t('lead.mandateShort', { text: data.proposal.mandate }) }}</p>
      }
      @if (data.as === 'team_lead') {
        @for (each of objections; track $index) {
          <p>{{ each.name ?? words.t('proposal.somebody') }} — {{ words.t('proposal.object') }}@if (each.reason) {: {{ each.reason }}}</p>
        }
        <p class="soft">{{ words.t(mayBegin ? 'proposal.decideText' : 'proposal.notAccepted', { name: data.proposal.candidateName }) }}</p>
      }
      @if (asksWhy()) {
        <app-text-field [lines]="3" [field]="fields.reason" [label]="words.t('proposal.reason')" />
      }
      @if (mayBegin) {
        <p><button matButton="outlined" type="button" (click)="turn()">{{ words.t(no() ? said.yes : said.begin) }}</button></p>
      }
    </app-dialog-form>
  `,
})
export class AnswerProposalDialog {
  private readonly api = inject(LeadApi);
  private readonly dialog = inject<MatDialogRef<AnswerProposalDialog, boolean>>(MatDialogRef);
  protected readonly data = inject<AnswerData>(MAT_DIALOG_DATA);
  protected readonly words = inject(Words);
  protected readonly saving = new Saving();
  protected readonly said = WORDS[this.data.as];
  protected readonly title = computed(() => proposalTitle(this.words, this.data.proposal));
  protected readonly objections = this.data.proposal.answers.filter(({ answer }) => answer === 'object');
  /** Nobody is made to lead: without a yes of the candidate a team lead can only turn it down. */
  protected readonly mayBegin = this.data.as !== 'team_lead' || this.data.proposal.acceptedAt !== null;

  protected readonly fields = form(
    signal({ no: !this.mayBegin, reason: '' }),
    (path) => {
      required(path.reason, { when: ({ valueOf }) => this.data.as === 'team_lead' || valueOf(path.no) });
      maxLength(path.reason, 1000);
    },
    { submission: { action: () => this.save() } },
  );
  protected readonly no = computed(() => this.fields.no().value());
  protected readonly asksWhy = computed(() => this.no() || this.data.as === 'team_lead');

  readonly dirty = () => this.fields().dirty();

  protected turn(): void {
    this.fields.no().value.update((no) => !no);
  }

  private async save(): Promise<TreeValidationResult> {
    const saved = await this.saving.attempt(() => this.send());
    if (saved) this.dialog.close(true);
    return this.saving.fieldErrors(this.fields);
  }

  private send(): Observable<LeadProposalView> {
    const { picture, proposal, as } = this.data;
    const { no, reason } = this.fields().value();
    if (as === 'candidate') return no ? this.api.decline(picture.id, proposal.id, reason) : this.api.accept(picture.id, proposal.id);
    if (as === 'asked') return this.api.answer(picture.id, proposal.id, { answer: no ? 'object' : 'agree', reason: no ? textOrNull(reason) : null });
    return this.api.decide(picture.id, proposal.id, { decision: no ? 'turn_down' : 'begin', reason });
  }
}

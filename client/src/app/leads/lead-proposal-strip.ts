import { Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { HouseholdPicture } from '@contract/households';
import type { LeadProposalView } from '@contract/lead-proposals';
import { dayOf } from '../shared/day';
import { Dialogs } from '../shared/dialogs';
import { memberName } from '../shared/household-people';
import { Words } from '../shared/words';
import { proposalTitle, waitingNames } from './proposal-words';

/** What is proposed about the lead now, and for whom it waits; with the way to answer. */
@Component({
  selector: 'app-lead-proposal-strip',
  imports: [MatButton],
  templateUrl: './lead-proposal-strip.html',
  styleUrl: './lead-proposal-strip.scss',
})
export class LeadProposalStrip {
  private readonly dialogs = inject(Dialogs);
  protected readonly words = inject(Words);
  readonly picture = input.required<HouseholdPicture>();
  readonly changed = output();

  /** There is one as long as this is shown. */
  protected readonly proposal = computed<LeadProposalView>(() => this.picture().leadProposal!);
  protected readonly title = computed(() => proposalTitle(this.words, this.proposal()));
  protected readonly waits = computed(() => waitingNames(this.words, this.proposal()));
  protected readonly answered = computed(() => this.proposal().answers.filter(({ answer }) => answer !== null).length);
  protected readonly objections = computed(() => this.proposal().answers.filter(({ answer }) => answer === 'object'));
  protected readonly settled = computed(() => this.proposal().points.filter(({ standing }) => standing !== 'not_yet').length);
  protected readonly notYet = computed(() => {
    const open = this.proposal().points.filter(({ standing }) => standing === 'not_yet');
    // In the middle of a sentence.
    return this.words.list(open.map(({ item }) => this.words.t(`handoverItem.${item}`).replace(/^\p{Lu}/u, (first) => first.toLowerCase())));
  });
  protected readonly saidBy = computed(() => memberName(this.picture(), this.proposal().householdSaid?.memberId ?? null));
  protected readonly proposedBy = computed(() => {
    const { isReturn, proposedBy: name, proposedAt } = this.proposal();
    const day = this.words.day(dayOf(proposedAt));
    if (isReturn) return this.words.t('proposal.byProduct');
    return name ? this.words.t('proposal.by', { name, day }) : this.words.t('proposal.byHidden', { day });
  });

  protected async answer(as: 'candidate' | 'asked' | 'team_lead'): Promise<void> {
    const { AnswerProposalDialog } = await import('./answer-proposal-dialog');
    if (await this.dialogs.open(AnswerProposalDialog, { picture: this.picture(), proposal: this.proposal(), as })) this.changed.emit();
  }

  protected async handover(): Promise<void> {
    const { HandoverDialog } = await import('./handover-dialog');
    if (await this.dialogs.open(HandoverDialog, { picture: this.picture(), proposal: this.proposal() })) this.changed.emit();
  }

  protected async withdraw(): Promise<void> {
    const { WithdrawProposalDialog } = await import('./withdraw-proposal-dialog');
    if (await this.dialogs.open(WithdrawProposalDialog, { picture: this.picture(), proposal: this.proposal() })) this.changed.emit();
  }
}

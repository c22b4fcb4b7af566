import { Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { HouseholdPicture } from '@contract/households';
import type { LeadDeputyView } from '@contract/lead-proposals';
import { Session } from '../session/session';
import { addDays } from '../shared/day';
import { Dialogs } from '../shared/dialogs';
import { huesOf, memberName } from '../shared/household-people';
import { Icon } from '../shared/icon';
import { LaterPart } from '../shared/later-part';
import { ProfessionalMark } from '../shared/professional-mark';
import { Words } from '../shared/words';
import { leadNow } from './lead-periods';

/** Who leads and since when; or, loudly, that nobody does. */
@Component({
  selector: 'app-lead-banner',
  imports: [Icon, LaterPart, MatButton, ProfessionalMark],
  templateUrl: './lead-banner.html',
  styleUrl: './lead-banner.scss',
})
export class LeadBanner {
  private readonly dialogs = inject(Dialogs);
  private readonly session = inject(Session);
  protected readonly words = inject(Words);
  readonly picture = input.required<HouseholdPicture>();
  readonly changed = output();
  protected readonly strip = () => import('./lead-proposal-strip').then((file) => file.LeadProposalStrip);

  protected readonly now = computed(() => {
    const { leads, openedOn, today } = this.picture();
    return leadNow(leads, openedOn, today);
  });
  protected readonly shown = computed(() => this.now().active ?? this.now().coming);
  /** Nobody takes the lead over here: while somebody leads, or is to lead, it is handed over. */
  protected readonly mayTake = computed(() => this.picture().access.mayTakeLead && !this.shown());
  protected readonly mayPropose = computed(() => this.picture().access.takesPart && !this.picture().leadProposal);
  protected readonly iLead = computed(() => this.shown()?.professionalId === this.session.current()?.professionalId);
  /** What should have gone back by now, and has not. */
  protected readonly late = computed(() => {
    const { returnOn, returnsToName: name } = this.now().active ?? { returnOn: null, returnsToName: null };
    if (!returnOn || returnOn > this.picture().today) return null;
    return this.words.t(name ? 'lead.lateReturn' : 'lead.lateReturnNobody', { day: this.words.day(returnOn, 'long'), name });
  });
  /** In a gap: who looks after the household, as was said at the end of the last lead. */
  protected readonly meanwhile = computed(() => {
    const last = this.picture().leads.filter(({ from, until }) => until !== null && until !== from && until <= this.picture().today).at(-1)?.meanwhile;
    if (!last) return null;
    if (last.kind === 'nobody') return this.words.t('lead.meanwhileNobody');
    return last.name ? this.words.t('lead.meanwhileIs', { name: last.name }) : this.words.t('lead.meanwhileHidden');
  });
  protected readonly hue = computed(() => {
    const { team } = this.picture();
    const organisationId = team.find((each) => each.professionalId === this.shown()?.professionalId)?.organisationId;
    return huesOf(this.picture()).get(organisationId ?? null);
  });
  protected readonly said = computed(() => {
    const said = this.shown()?.householdSaid;
    return said ? { words: said.words, by: memberName(this.picture(), said.memberId) } : null;
  });

  /** As the timeline has it: `until` is the first day without. */
  protected readonly lastDay = (until: string): string => addDays(until, -1);

  protected deputySentence({ name, from, until }: LeadDeputyView): string {
    const day = this.words.day(until, 'long');
    return from > this.picture().today ? this.words.t('lead.deputyLater', { name, from: this.words.day(from), day }) : this.words.t('lead.deputyNow', { name, day });
  }

  protected async propose(): Promise<void> {
    const { ProposeLeadDialog } = await import('./propose-lead-dialog');
    if (await this.dialogs.open(ProposeLeadDialog, this.picture())) this.changed.emit();
  }

  protected async deputise(): Promise<void> {
    const { DeputyDialog } = await import('./deputy-dialog');
    if (await this.dialogs.open(DeputyDialog, { picture: this.picture(), lead: this.now().active })) this.changed.emit();
  }

  protected async endDeputy(deputy: LeadDeputyView): Promise<void> {
    const { EndDeputyDialog } = await import('./end-deputy-dialog');
    if (await this.dialogs.open(EndDeputyDialog, { picture: this.picture(), deputy })) this.changed.emit();
  }

  protected async take(): Promise<void> {
    const { TakeLeadDialog } = await import('./take-lead-dialog');
    if (await this.dialogs.open(TakeLeadDialog, this.picture())) this.changed.emit();
  }

  protected async end(): Promise<void> {
    const lead = this.shown();
    if (!lead) return;
    const { EndLeadDialog } = await import('./end-lead-dialog');
    if (await this.dialogs.open(EndLeadDialog, { picture: this.picture(), lead })) this.changed.emit();
  }
}

import { Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { HouseholdPicture } from '@contract/households';
import { Dialogs } from '../shared/dialogs';
import { daysBetween } from '../shared/day';
import { huesOf, memberName } from '../shared/household-people';
import { Icon } from '../shared/icon';
import { ProfessionalMark } from '../shared/professional-mark';
import { Words } from '../shared/words';
import { leadNow } from './lead-periods';

/** Who leads and since when; or, loudly, that nobody does. */
@Component({
  selector: 'app-lead-banner',
  imports: [Icon, MatButton, ProfessionalMark],
  templateUrl: './lead-banner.html',
  styleUrl: './lead-banner.scss',
})
export class LeadBanner {
  private readonly dialogs = inject(Dialogs);
  protected readonly words = inject(Words);
  readonly picture = input.required<HouseholdPicture>();
  readonly changed = output();

  protected readonly now = computed(() => {
    const { leads, openedOn, today } = this.picture();
    return leadNow(leads, openedOn, today);
  });
  protected readonly shown = computed(() => this.now().active ?? this.now().coming);
  /** Nobody takes the lead over here: while somebody leads, or is to lead, it is handed over. */
  protected readonly mayTake = computed(() => this.picture().access.mayTakeLead && !this.shown());
  protected readonly hue = computed(() => {
    const { team } = this.picture();
    const organisationId = team.find((each) => each.professionalId === this.shown()?.professionalId)?.organisationId;
    return huesOf(this.picture()).get(organisationId ?? null);
  });
  protected readonly said = computed(() => {
    const said = this.shown()?.householdSaid;
    return said ? { words: said.words, by: memberName(this.picture(), said.memberId) } : null;
  });

  protected daysSince(from: string): number {
    return daysBetween(from, this.picture().today);
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

import { Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { WEEKS_AROUND_TODAY } from '@contract/around-today';
import type { HouseholdPicture } from '@contract/households';
import { LeadBanner } from '../leads/lead-banner';
import { Dialogs } from '../shared/dialogs';
import { presentMembers, presentTeam } from '../shared/household-people';
import { Icon } from '../shared/icon';
import { nextVisitOn } from '../shared/next-visit';
import { PageAnchor } from '../shared/page-anchor';
import { Words } from '../shared/words';
import { openOverlaps, overlapDays, saidOverlaps } from '../visits/overlap-groups';

@Component({
  selector: 'app-household-header',
  imports: [Icon, LeadBanner, MatButton, PageAnchor, RouterLink],
  templateUrl: './household-header.html',
  styleUrl: './household-header.scss',
})
export class HouseholdHeader {
  private readonly dialogs = inject(Dialogs);
  protected readonly words = inject(Words);
  readonly picture = input.required<HouseholdPicture>();
  readonly changed = output();

  protected readonly members = computed(() => presentMembers(this.picture()).length);
  protected readonly organisations = computed(
    () => new Set(presentTeam(this.picture()).map((each) => each.organisationId ?? each.id)).size,
  );
  protected readonly weeks = 2 * WEEKS_AROUND_TODAY;
  protected readonly overlaps = computed(() => openOverlaps(this.picture().overlaps));
  /** The loudest thing to say about double visits, of a member before the household, with the days that it is about. */
  protected readonly loudest = computed(() => {
    const said = saidOverlaps(this.overlaps(), this.picture(), this.words.language());
    const loudest = said.find(({ overlap: { code } }) => code === 'member_crowding') ?? said[0];
    return loudest && { ...loudest, days: overlapDays(this.words, loudest.overlap).days };
  });
  protected readonly overdue = computed(
    () => this.picture().plan.goals.flatMap((goal) => goal.actions).filter((action) => action.overdue).length,
  );
  protected readonly nextVisit = computed(() => nextVisitOn(this.picture().visits, Date.now()));

  protected async change(): Promise<void> {
    const { HouseholdDialog } = await import('./household-dialog');
    if (await this.dialogs.open(HouseholdDialog, this.picture())) this.changed.emit();
  }
}

import { Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { HouseholdPicture } from '@contract/households';
import { LeadBanner } from '../leads/lead-banner';
import { Dialogs } from '../shared/dialogs';
import { presentMembers, presentTeam } from '../shared/household-people';
import { Icon } from '../shared/icon';
import { nextVisitOn } from '../shared/next-visit';
import { PageAnchor } from '../shared/page-anchor';
import { Words } from '../shared/words';
import { overlapGroups } from '../visits/overlap-groups';

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
  /** The loudest thing to say about double visits. */
  protected readonly loudest = computed(() => {
    const { headlines, groups } = overlapGroups(this.picture().overlaps, this.picture(), this.words.language());
    return headlines.find(({ overlap }) => overlap.memberId !== null)?.sentence ?? headlines[0]?.sentence ?? groups[0]?.overlaps[0]?.sentence;
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

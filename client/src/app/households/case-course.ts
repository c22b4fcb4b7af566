import { Component, effect, inject, input, output, untracked } from '@angular/core';
import type { HouseholdPicture } from '@contract/households';
import { LeadTimeline } from '../leads/lead-timeline';
import { LevelApi } from '../levels/level-api';
import { LevelPanel } from '../levels/level-panel';
import { WithdrawalApi } from '../withdrawals/withdrawal-api';

/** How the case goes: where it stands on the ladder, whose help ends, and all of it on one line of time with who led. */
@Component({
  selector: 'app-case-course',
  imports: [LeadTimeline, LevelPanel],
  template: `
    <app-level-panel id="levels" class="card" [picture]="picture()" [levels]="levels" [withdrawals]="withdrawals" (changed)="changed.emit()" />
    <app-lead-timeline id="lead" class="card" [picture]="picture()" [levels]="levels" [withdrawals]="withdrawals" (changed)="changed.emit()" />
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: inherit;
    }
    .card {
      display: block;
    }
  `,
})
export class CaseCourse {
  readonly picture = input.required<HouseholdPicture>();
  readonly changed = output();
  protected readonly levels = inject(LevelApi).levels(() => this.picture().id);
  protected readonly withdrawals = inject(WithdrawalApi).list(() => this.picture().id);
  private seen: HouseholdPicture | undefined;

  constructor() {
    // What was read anew on the page is read anew here.
    effect(() => {
      const picture = this.picture();
      if (this.seen?.id === picture.id)
        untracked(() => {
          this.levels.reload();
          this.withdrawals.reload();
        });
      this.seen = picture;
    });
  }
}

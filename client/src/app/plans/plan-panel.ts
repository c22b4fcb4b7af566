import { LiveAnnouncer } from '@angular/cdk/a11y';
import { Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { HouseholdPicture } from '@contract/households';
import type { ActionView, GoalView } from '@contract/plans';
import { Dialogs } from '../shared/dialogs';
import { FormRefusal } from '../shared/form-refusal';
import { Icon } from '../shared/icon';
import { Saving } from '../shared/saving';
import { StateMessage } from '../shared/state-message';
import { Words } from '../shared/words';
import { GoalCard } from './goal-card';
import { PlanApi } from './plan-api';

/** Where the household wants to go, what stands in the way, and its goals in its own order. */
@Component({
  selector: 'app-plan-panel',
  imports: [FormRefusal, GoalCard, Icon, MatButton, RouterLink, StateMessage],
  templateUrl: './plan-panel.html',
  styleUrl: './plan-panel.scss',
})
export class PlanPanel {
  private readonly api = inject(PlanApi);
  private readonly dialogs = inject(Dialogs);
  private readonly announcer = inject(LiveAnnouncer);
  protected readonly words = inject(Words);
  protected readonly saving = new Saving(0, async () => {
    this.changed.emit();
    return undefined;
  });
  readonly picture = input.required<HouseholdPicture>();
  readonly changed = output();

  protected readonly plan = computed(() => this.picture().plan);

  /** Moves a goal one place up (-1) or down (1) in the household's order. */
  protected async move(goal: GoalView, step: -1 | 1): Promise<void> {
    const ids = this.plan().goals.map((each) => each.id);
    const from = ids.indexOf(goal.id);
    const to = from + step;
    const order = ids.with(from, ids[to] ?? goal.id).with(to, goal.id);
    if (await this.saving.attempt(() => this.api.order(this.picture().id, this.plan().version, order))) {
      void this.announcer.announce(this.words.t('plan.moved', { place: to + 1 }));
      this.changed.emit();
    }
  }

  protected async finish(action: ActionView): Promise<void> {
    if (await this.saving.attempt(() => this.api.doAction(this.picture().id, action.id))) {
      void this.announcer.announce(this.words.t('plan.finished'));
      this.changed.emit();
    }
  }

  protected async takeBack(action: ActionView): Promise<void> {
    if (await this.saving.attempt(() => this.api.undoAction(this.picture().id, action.id))) {
      void this.announcer.announce(this.words.t('plan.takenBack'));
      this.changed.emit();
    }
  }

  protected async changePlan(): Promise<void> {
    const { PlanDialog } = await import('./plan-dialog');
    if (await this.dialogs.open(PlanDialog, this.picture())) this.changed.emit();
  }

  protected async goal(goal: GoalView | null): Promise<void> {
    const { GoalDialog } = await import('./goal-dialog');
    if (await this.dialogs.open(GoalDialog, { picture: this.picture(), goal })) this.changed.emit();
  }

  protected async action(goal: GoalView, action: ActionView | null): Promise<void> {
    const { ActionDialog } = await import('./action-dialog');
    if (await this.dialogs.open(ActionDialog, { picture: this.picture(), goal, action })) this.changed.emit();
  }
}

import { LiveAnnouncer } from '@angular/cdk/a11y';
import { Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { HouseholdPicture } from '@contract/households';
import type { ActionView, GoalView, StatementView } from '@contract/plans';
import type { StatementKind } from '@contract/plan-words';
import { Dialogs } from '../shared/dialogs';
import { FormRefusal } from '../shared/form-refusal';
import { memberName } from '../shared/household-people';
import { Icon } from '../shared/icon';
import { Saving } from '../shared/saving';
import { StateMessage } from '../shared/state-message';
import { Words } from '../shared/words';
import { ChangeMark } from './change-mark';
import { GoalCard } from './goal-card';
import { PlanApi } from './plan-api';
import { PlanNewsLine } from './plan-news-line';

/** Where the household wants to go, what stands in the way, and its goals in its own order. */
@Component({
  selector: 'app-plan-panel',
  imports: [ChangeMark, FormRefusal, GoalCard, Icon, MatButton, MatIconButton, PlanNewsLine, RouterLink, StateMessage],
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
  /** The goal that is being dragged. */
  protected readonly dragged = signal<string | null>(null);
  protected readonly directions = computed(() => {
    const { whereTo, inTheWay, statements } = this.plan();
    const said = (kind: StatementKind) => statements.filter((each) => each.kind === kind).map((each) => ({ ...each, by: this.said(each) }));
    return [
      { kind: 'where_to', icon: 'route', title: 'plan.whereTo', summary: whereTo, statements: said('where_to') },
      { kind: 'in_the_way', icon: 'warning', title: 'plan.inTheWay', summary: inTheWay, statements: said('in_the_way') },
    ] as const;
  });

  /** Moves a goal one place up (-1) or down (1) in the household's order. */
  protected async move(goal: GoalView, step: -1 | 1): Promise<void> {
    await this.moveTo(goal.id, this.plan().goals.findIndex(({ id }) => id === goal.id) + step);
  }

  /** Takes a goal up with the mouse; by keyboard and by touch the arrows do the same. */
  protected drag(event: DragEvent, goal: GoalView): void {
    event.dataTransfer?.setData('text/plain', '');
    this.dragged.set(goal.id);
  }

  protected over(event: DragEvent): void {
    if (this.dragged()) event.preventDefault();
  }

  protected async drop(event: DragEvent, onto: GoalView): Promise<void> {
    const id = this.dragged();
    if (!id) return;
    event.preventDefault();
    this.dragged.set(null);
    if (id !== onto.id) await this.moveTo(id, this.plan().goals.findIndex((goal) => goal.id === onto.id));
  }

  private async moveTo(goalId: string, to: number): Promise<void> {
    const others = this.plan().goals.map(({ id }) => id).filter((id) => id !== goalId);
    const order = others.toSpliced(to, 0, goalId);
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

  protected async addStatement(kind: StatementKind): Promise<void> {
    const { StatementDialog } = await import('./statement-dialog');
    if (await this.dialogs.open(StatementDialog, { picture: this.picture(), kind })) this.changed.emit();
  }

  protected async removeStatement(id: string): Promise<void> {
    if (await this.saving.attempt(() => this.api.removeStatement(this.picture().id, id))) {
      void this.announcer.announce(this.words.t('plan.statementRemoved'));
      this.changed.emit();
    }
  }

  private said({ saidByMemberId, saidOn, language }: StatementView): string {
    const facts = { name: memberName(this.picture(), saidByMemberId) ?? '', day: this.words.day(saidOn, 'dated'), language: this.words.t(`statement.languages.${language}`) };
    return this.words.t(language === 'nl' ? 'plan.statementBy' : 'plan.statementIn', facts);
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

import { LiveAnnouncer } from '@angular/cdk/a11y';
import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { nextTime } from '@contract/action-rhythm';
import type { OwnAction } from '@contract/plans';
import { addDays, type Day } from '../shared/day';
import { FormRefusal } from '../shared/form-refusal';
import { Icon } from '../shared/icon';
import { Saving } from '../shared/saving';
import { Skeleton } from '../shared/skeleton';
import { StateMessage } from '../shared/state-message';
import { Words } from '../shared/words';
import { whenInWords } from './action-words';
import { PlanApi } from './plan-api';

const POSTPONEMENTS = [
  { key: 'week', days: 7 },
  { key: 'fortnight', days: 14 },
  { key: 'month', days: 28 },
] as const;

/** What was just done, so that a slip of the thumb is mended at once. */
interface JustDone {
  action: OwnAction;
  words: string;
  undoable: boolean;
}

/** What the reader still has to do, over all households: done or postponed in two taps. */
@Component({
  selector: 'app-own-actions-page',
  imports: [FormRefusal, Icon, MatButton, RouterLink, Skeleton, StateMessage],
  templateUrl: './own-actions-page.html',
  styleUrl: './own-actions-page.scss',
})
export class OwnActionsPage {
  private readonly api = inject(PlanApi);
  private readonly announcer = inject(LiveAnnouncer);
  protected readonly words = inject(Words);
  protected readonly resource = this.api.ownActions();
  protected readonly own = computed(() => (this.resource.hasValue() ? this.resource.value() : undefined));
  protected readonly saving = new Saving(0, () => {
    this.resource.reload();
    return Promise.resolve(undefined);
  });
  /** The action of which the second tap is awaited, and for what. */
  protected readonly asking = signal<{ id: string; what: 'done' | 'postpone' } | null>(null);
  protected readonly justDone = signal<JustDone | null>(null);

  protected readonly groups = computed(() => {
    const own = this.own();
    if (!own) return [];
    const soon = addDays(own.today, 7);
    const dayOf = (action: OwnAction): Day => action.dueOn ?? nextTime(action, own.today) ?? action.reviewOn ?? soon;
    const groupOf = (action: OwnAction) => (action.overdue ? 'late' : dayOf(action) < soon ? 'soon' : 'later');
    return (['late', 'soon', 'later'] as const)
      .map((key) => ({ key, actions: own.actions.filter((action) => groupOf(action) === key).sort((a, b) => dayOf(a).localeCompare(dayOf(b))) }))
      .filter(({ actions }) => actions.length > 0);
  });

  protected when(action: OwnAction, today: Day): string {
    const next = nextTime(action, today);
    return [whenInWords(this.words, action, today), next ? this.words.t('ownActions.next', { day: this.words.day(next, 'weekday') }) : ''].filter(Boolean).join(' · ');
  }

  protected doneToday = ({ lastDone }: OwnAction, today: Day): boolean => lastDone?.on === today;

  /** The first tap; the same once more takes it back. */
  protected ask(id: string, what: 'done' | 'postpone'): void {
    const now = this.asking();
    this.asking.set(now?.id === id && now.what === what ? null : { id, what });
  }

  protected postponements({ dueOn }: OwnAction, today: Day): { day: Day; label: string }[] {
    const from = dueOn && dueOn > today ? dueOn : today;
    return POSTPONEMENTS.map(({ key, days }) => {
      const day = addDays(from, days);
      return { day, label: this.words.t(`ownActions.postponeTo.${key}`, { day: this.words.day(day, 'weekday') }) };
    });
  }

  protected async done(action: OwnAction): Promise<void> {
    if (!(await this.saving.attempt(() => this.api.doAction(action.householdId, action.id)))) return;
    this.say(action, this.words.t('plan.doneToday', { what: action.what }), true);
  }

  protected async postpone(action: OwnAction, day: Day): Promise<void> {
    if (!(await this.saving.attempt(() => this.api.changeAction(action.householdId, action.id, action.version, { dueOn: day })))) return;
    this.say(action, this.words.t('ownActions.postponed', { what: action.what, day: this.words.day(day, 'weekday') }), false);
  }

  protected async undo({ action }: JustDone): Promise<void> {
    if (!(await this.saving.attempt(() => this.api.undoAction(action.householdId, action.id)))) return;
    this.say(action, this.words.t('ownActions.undone', { what: action.what }), false);
  }

  private say(action: OwnAction, words: string, undoable: boolean): void {
    this.asking.set(null);
    this.justDone.set({ action, words, undoable });
    void this.announcer.announce(words);
    this.resource.reload();
  }
}

import { Component, computed, inject, input, output } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import type { HouseholdPicture } from '@contract/households';
import type { ActionView, GoalView } from '@contract/plans';
import { domainName } from '../shared/domain-name';
import { memberName } from '../shared/household-people';
import { Icon } from '../shared/icon';
import { Words } from '../shared/words';
import { ActionRow } from './action-row';
import { ChangeMark } from './change-mark';

/** A goal: the household's literal words first, the professional's wording second, and what is being done for it. */
@Component({
  selector: 'app-goal-card',
  imports: [ActionRow, ChangeMark, Icon, MatButton, MatIconButton],
  templateUrl: './goal-card.html',
  styleUrl: './goal-card.scss',
})
export class GoalCard {
  protected readonly words = inject(Words);
  readonly goal = input.required<GoalView>();
  readonly picture = input.required<HouseholdPicture>();
  readonly first = input(false);
  readonly last = input(false);
  /** One place up (-1) or down (1). */
  readonly move = output<-1 | 1>();
  readonly edit = output();
  readonly addAction = output();
  readonly changeAction = output<ActionView>();
  readonly finish = output<ActionView>();
  readonly takeBack = output<ActionView>();

  protected readonly mayChange = computed(() => this.picture().plan.mayChange);
  protected readonly said = computed(() => memberName(this.picture(), this.goal().saidByMemberId));
  protected readonly domains = computed(() => this.goal().domains.map((domain) => domainName(domain, this.words.language())));
  private readonly open = computed(
    () => new Map(this.picture().plan.goals.flatMap(({ actions }) => actions.filter(({ status }) => status === 'open').map(({ id, what }) => [id, what]))),
  );

  /** What must be done first, as long as it is open. */
  protected waitsFor({ waitsForId }: ActionView): string | null {
    return waitsForId ? (this.open().get(waitsForId) ?? null) : null;
  }

  protected readonly short = computed(() => {
    const { words } = this.goal();
    return words.length > 40 ? `${words.slice(0, 38)}…` : words;
  });
}

import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import type { ComponentType } from '@angular/cdk/overlay';
import { MatButton } from '@angular/material/button';
import type { HouseholdPicture } from '@contract/households';
import type { InfluenceMap, InfluenceView, ProblemView } from '@contract/influences';
import { LIFE_DOMAIN_LABELS } from '@contract/life-domain-labels';
import { HouseholdApi } from '../households/household-api';
import { followNews } from '../news/follow-news';
import { MatrixPanel } from '../responsibilities/matrix-panel';
import { BackLink } from '../shared/back-link';
import type { Typed } from '../shared/dialog-opener';
import { Dialogs } from '../shared/dialogs';
import { calledNames, memberName } from '../shared/household-people';
import { Icon } from '../shared/icon';
import { Skeleton } from '../shared/skeleton';
import { StateMessage } from '../shared/state-message';
import { Words } from '../shared/words';
import { CirclePanel } from './circle-panel';
import { InfluenceApi } from './influence-api';
import { InfluenceGraph } from './influence-graph';
import { InfluenceList } from './influence-list';

/** What pushes on what, and who does what about it. */
@Component({
  selector: 'app-influences-page',
  imports: [BackLink, CirclePanel, Icon, InfluenceGraph, InfluenceList, MatButton, MatrixPanel, Skeleton, StateMessage],
  templateUrl: './influences-page.html',
  styleUrl: './influences-page.scss',
})
export class InfluencesPage {
  private readonly dialogs = inject(Dialogs);
  protected readonly words = inject(Words);

  /** From the address. */
  readonly householdId = input.required<string>();
  protected readonly household = inject(HouseholdApi).picture(this.householdId);
  protected readonly influences = inject(InfluenceApi).map(this.householdId);
  protected readonly picture = computed(() => (this.household.hasValue() ? this.household.value() : undefined));
  protected readonly map = computed(() => (this.influences.hasValue() ? this.influences.value() : undefined));
  protected readonly error = computed(() => this.household.error() ?? this.influences.error());
  /** Which circle stands out; the first again when there are other circles. */
  protected readonly shown = linkedSignal({ source: () => this.map()?.circles.length, computation: () => 0 });
  protected readonly circle = computed(() => this.map()?.circles[this.shown()]);
  protected readonly open = computed(() => this.map()?.problems.filter(({ until }) => until === null).length ?? 0);

  constructor() {
    followNews(this.householdId, this.household, this.influences);
  }

  /** "Ron: substance use and justice": of whom others know more. */
  protected knownToOthers(picture: HouseholdPicture, { knownToOthers }: InfluenceMap): string {
    const names = calledNames(picture);
    const labels = LIFE_DOMAIN_LABELS[this.words.language()];
    return knownToOthers
      .map(({ memberId, domains }) => {
        const name = memberName(picture, memberId);
        return `${name ? (names.get(name) ?? name) : this.words.t('problem.ofAll')}: ${this.words.list(domains.map((domain) => labels[domain]))}`;
      })
      .join('; ');
  }

  protected async problem(picture: HouseholdPicture, problem: ProblemView | null): Promise<void> {
    const { ProblemDialog } = await import('./problem-dialog');
    await this.then(ProblemDialog, { picture, problem });
  }

  protected async influence(picture: HouseholdPicture, map: InfluenceMap, influence: InfluenceView | null): Promise<void> {
    const { InfluenceDialog } = await import('./influence-dialog');
    await this.then(InfluenceDialog, { picture, map, influence });
  }

  protected reload(): void {
    this.household.reload();
    this.influences.reload();
  }

  private async then(dialog: ComponentType<Typed>, data: unknown): Promise<void> {
    if (await this.dialogs.open(dialog, data)) this.influences.reload();
  }
}

import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { BlockageMap } from '@contract/blockages';
import type { HouseholdPicture } from '@contract/households';
import { BlockageApi } from '../blockages/blockage-api';
import { BlockagePanel } from '../blockages/blockage-panel';
import { HouseholdApi } from '../households/household-api';
import { followNews } from '../news/follow-news';
import { BackLink } from '../shared/back-link';
import { arriveAtFragment } from '../shared/arrival';
import { Dialogs } from '../shared/dialogs';
import { Icon } from '../shared/icon';
import { Skeleton } from '../shared/skeleton';
import { StateMessage } from '../shared/state-message';
import { Words } from '../shared/words';
import { BreakthroughApi } from './breakthrough-api';
import { BreakthroughCard } from './breakthrough-card';
import { PauseList } from './pause-list';

/** What is stuck, and the table that unties it. */
@Component({
  selector: 'app-breakthrough-page',
  imports: [BackLink, BlockagePanel, BreakthroughCard, Icon, MatButton, PauseList, RouterLink, Skeleton, StateMessage],
  template: `
    <div class="page">
      @let it = picture();
      @let waits = map();
      @if (it && waits) {
        <header>
          <app-back-link [to]="['/households', it.id]">{{ it.name }}</app-back-link>
          <h1>{{ words.t('breakthroughs.title') }}</h1>
        </header>
        <section class="card" aria-labelledby="blockages"><app-blockage-panel [picture]="it" [map]="waits" (changed)="reload()" /></section>
        @if (list(); as found) {
          @for (each of found.breakthroughs; track each.id) {
            <app-breakthrough-card class="card" [picture]="it" [map]="waits" [breakthrough]="each" (changed)="reload()" />
          }
          @if (found.mayOpen) {
            <section class="card open no-print">
              <p>{{ words.t('breakthroughs.intro') }}</p>
              <button matButton="tonal" type="button" (click)="open(it, waits)"><app-icon name="add" /> {{ words.t('breakthrough.open') }}</button>
              <a [routerLink]="['/arguments']">{{ words.t('arguments.link') }}</a>
            </section>
          }
        }
        <app-pause-list class="card" [picture]="it" [list]="pauses" (changed)="reload()" />
      } @else {
        <h1>{{ words.t('breakthroughs.title') }}</h1>
        @if (!error()) {
          <app-skeleton class="card" [lines]="[40, 85, 60]" />
          <app-skeleton class="card" [lines]="[60, 90, 75, 80]" />
        }
      }
      @if (error()) {
        <app-state-message class="card" icon="lock" [error]="error()" (retry)="reload()" />
      }
    </div>
  `,
  styles: `
    .page { display: grid; gap: var(--space-5); grid-template-columns: minmax(0, 1fr); }
    header { display: grid; gap: var(--space-2); justify-items: start; }
    .open { display: flex; flex-wrap: wrap; gap: var(--space-3); align-items: center; }
    .open p { flex: 1 1 20rem; }
  `,
})
export class BreakthroughPage {
  private readonly dialogs = inject(Dialogs);
  protected readonly words = inject(Words);

  /** From the address. */
  readonly householdId = input.required<string>();
  private readonly api = inject(BreakthroughApi);
  protected readonly household = inject(HouseholdApi).picture(this.householdId);
  protected readonly blockages = inject(BlockageApi).map(this.householdId);
  protected readonly breakthroughs = this.api.list(this.householdId);
  protected readonly pauses = this.api.pauses(this.householdId);
  protected readonly picture = computed(() => (this.household.hasValue() ? this.household.value() : undefined));
  protected readonly map = computed(() => (this.blockages.hasValue() ? this.blockages.value() : undefined));
  protected readonly list = computed(() => (this.breakthroughs.hasValue() ? this.breakthroughs.value() : undefined));
  protected readonly error = computed(() => this.household.error() ?? this.blockages.error() ?? this.breakthroughs.error());

  constructor() {
    followNews(this.householdId, this.household, this.blockages, this.breakthroughs, this.pauses);
    arriveAtFragment();
  }

  protected async open(picture: HouseholdPicture, map: BlockageMap): Promise<void> {
    const { KnotDialog } = await import('./knot-dialog');
    if (await this.dialogs.open(KnotDialog, { picture, map, breakthrough: null })) this.reload();
  }

  protected reload(): void {
    for (const resource of [this.household, this.blockages, this.breakthroughs, this.pauses]) resource.reload();
  }
}

import { Component, computed, inject, input } from '@angular/core';
import { HouseholdApi } from '../households/household-api';
import { followNews } from '../news/follow-news';
import { BackLink } from '../shared/back-link';
import { Skeleton } from '../shared/skeleton';
import { StateMessage } from '../shared/state-message';
import { Words } from '../shared/words';
import { AgreementApi } from './agreement-api';
import { AgreementCard } from './agreement-card';
import { EvaluationCard } from './evaluation-card';
import { PlanBalanceCard } from './plan-balance-card';
import { PlanNewsLine } from './plan-news-line';
import { VersionCard } from './version-card';

/** Beside the plan itself: who agrees, how it goes, who does what, and how the plan was. */
@Component({
  selector: 'app-plan-room-page',
  imports: [AgreementCard, BackLink, EvaluationCard, PlanBalanceCard, PlanNewsLine, Skeleton, StateMessage, VersionCard],
  template: `
    <div class="page">
      @if (picture(); as it) {
        <header>
          <app-back-link [to]="['/households', it.id]">{{ it.name }}</app-back-link>
          <h1>{{ words.t('planRoom.title') }}</h1>
          <p class="soft">{{ words.t('planRoom.intro') }}</p>
        </header>
        <app-plan-news-line [householdId]="it.id" [takesPart]="it.access.takesPart" />
        @if (evaluations.hasValue()) {
          <app-evaluation-card class="card" [picture]="it" [evaluations]="evaluations.value()" (changed)="reload()" />
        }
        @if (versions.hasValue()) {
          <app-agreement-card class="card" [picture]="it" [versions]="versions.value()" (changed)="reload()" />
          @if (versions.value().versions.length > 0) {
            <app-version-card class="card" [householdId]="it.id" [versions]="versions.value()" />
          }
        }
        <app-plan-balance-card class="card" [picture]="it" />
      } @else {
        <h1>{{ words.t('planRoom.title') }}</h1>
      }
      @if (error(); as wrong) {
        <app-state-message class="card" [error]="wrong" (retry)="reload()" />
      } @else if (!picture()) {
        <app-skeleton class="card" [lines]="[60, 80, 70]" />
      }
    </div>
  `,
  styles: `
    .page {
      display: grid;
      gap: var(--space-4);
      grid-template-columns: minmax(0, 1fr);
    }
    .card {
      display: grid;
      gap: var(--space-3);
    }
  `,
})
export class PlanRoomPage {
  private readonly api = inject(AgreementApi);
  protected readonly words = inject(Words);

  /** From the address. */
  readonly householdId = input.required<string>();
  protected readonly household = inject(HouseholdApi).picture(this.householdId);
  protected readonly versions = this.api.versions(this.householdId);
  protected readonly evaluations = this.api.evaluations(this.householdId);
  protected readonly picture = computed(() => (this.household.hasValue() ? this.household.value() : undefined));
  protected readonly error = computed(() => this.household.error() ?? this.versions.error() ?? this.evaluations.error());

  constructor() {
    followNews(this.householdId, this.household, this.versions, this.evaluations);
  }

  protected reload(): void {
    for (const resource of [this.household, this.versions, this.evaluations]) resource.reload();
  }
}

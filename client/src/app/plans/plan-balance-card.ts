import { Component, computed, inject, input } from '@angular/core';
import type { HouseholdPicture } from '@contract/households';
import type { LifeDomain } from '@contract/life-domains';
import { balanceOf } from '@contract/plan-balance';
import { domainName } from '../shared/domain-name';
import { presentTeam } from '../shared/household-people';
import { Words } from '../shared/words';

const SIDES = ['family', 'network', 'professionals'] as const;

/** How many open actions are the family's, the network's and the professionals'; and where nothing is done or nobody is there. */
@Component({
  selector: 'app-plan-balance-card',
  template: `
    <h2>{{ words.t('planRoom.balance') }}</h2>
    <ul class="sides">
      @for (side of sides(); track side.key) {
        <li>
          <span class="bar" [class]="side.key" [style.inline-size.%]="side.share"></span>
          <strong class="numbers">{{ side.count }}</strong> {{ words.t('planRoom.' + side.key) }}
        </li>
      }
    </ul>
    <p class="soft small">{{ words.t('planRoom.balanceHint') }}</p>
    @for (gap of gaps(); track gap.key) {
      <p class="gap">
        {{ words.t('planRoom.' + gap.key) }}
        @for (domain of gap.domains; track domain) {
          <span class="tag amber">{{ domain }}</span>
        }
      </p>
    } @empty {
      <p>{{ words.t('planRoom.balanced') }}</p>
    }
    @if (!picture().access.mayDirect) {
      <p class="soft small">{{ words.t('planRoom.partial') }}</p>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-3);
    }
    .sides {
      display: grid;
      gap: var(--space-2);
      max-width: 32rem;
    }
    .bar {
      display: block;
      min-width: 0.35rem;
      height: 0.7rem;
      margin-bottom: 0.2rem;
      border-radius: 99rem;
      background: var(--primary);
    }
    .network {
      background: var(--on-calm-soft);
    }
    .professionals {
      background: var(--on-amber-soft);
    }
    .gap {
      display: flex;
      flex-wrap: wrap;
      gap: 0.3rem;
      align-items: center;
    }
  `,
})
export class PlanBalanceCard {
  protected readonly words = inject(Words);
  readonly picture = input.required<HouseholdPicture>();

  private readonly balance = computed(() => {
    const picture = this.picture();
    return balanceOf({
      actions: picture.plan.goals.flatMap(({ actions }) => actions).filter(({ status }) => status === 'open'),
      ratings: picture.ratings.filter(({ voice }) => voice === 'professional'),
      atTheTable: presentTeam(picture).flatMap(({ domains }) => domains),
    });
  });
  protected readonly sides = computed(() => {
    const most = Math.max(1, ...SIDES.map((side) => this.balance()[side]));
    return SIDES.map((key) => ({ key, count: this.balance()[key], share: (100 * this.balance()[key]) / most }));
  });
  protected readonly gaps = computed(() =>
    (['withoutAction', 'nobodyAtTheTable'] as const)
      .map((key) => ({ key, domains: this.balance()[key].map((domain: LifeDomain) => domainName(domain, this.words.language())) }))
      .filter(({ domains }) => domains.length > 0),
  );
}

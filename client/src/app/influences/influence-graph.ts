import { Component, computed, inject, input } from '@angular/core';
import type { CircleView, InfluenceMap } from '@contract/influences';
import type { HouseholdPicture } from '@contract/households';
import { domainName } from '../shared/domain-name';
import { calledNames, memberName } from '../shared/household-people';
import { narrowScreen } from '../shared/narrow-screen';
import { Words } from '../shared/words';
import { isInCircle } from './circle-sentence';
import { layoutMap } from './map-layout';

/** The map as a drawing, one circle of it standing out. The table beside it says the same in words. */
@Component({
  selector: 'app-influence-graph',
  templateUrl: './influence-graph.html',
  styleUrl: './influence-graph.scss',
})
export class InfluenceGraph {
  protected readonly words = inject(Words);
  readonly picture = input.required<HouseholdPicture>();
  readonly map = input.required<InfluenceMap>();
  readonly circle = input<CircleView>();

  private readonly narrow = narrowScreen();
  private readonly names = computed(() => calledNames(this.picture()));
  private readonly open = computed(() => this.map().problems.filter(({ until }) => until === null));
  private readonly pushes = computed(() => {
    const open = new Set(this.open().map(({ id }) => id));
    return this.map().influences.filter((each) => each.until === null && open.has(each.fromProblemId) && open.has(each.toProblemId));
  });
  protected readonly drawing = computed(() => {
    const problems = this.open().map(({ id, label, memberId, domain }) => ({ id, label, caption: this.caption(memberId, domainName(domain, this.words.language())) }));
    return layoutMap(problems, this.pushes(), this.narrow());
  });
  private readonly standingOut = computed(() => {
    const circle = this.circle();
    return new Set([...(circle?.problemIds ?? []), ...this.pushes().filter((each) => isInCircle(circle, each.fromProblemId, each.toProblemId)).map(({ id }) => id)]);
  });
  /** What stands out is drawn over the rest. */
  protected readonly lines = computed(() => [...this.drawing().lines].sort((one, other) => Number(this.standsOut(one.id)) - Number(this.standsOut(other.id))));

  protected standsOut(id: string): boolean {
    return this.standingOut().has(id);
  }

  private caption(memberId: string | null, domain: string): string {
    const name = memberName(this.picture(), memberId);
    return name ? `${this.names().get(name) ?? name} · ${domain}` : domain;
  }
}

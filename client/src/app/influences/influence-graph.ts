import { Component, computed, inject, input } from '@angular/core';
import type { CircleView, InfluenceMap } from '@contract/influences';
import type { HouseholdPicture } from '@contract/households';
import { domainName } from '../shared/domain-name';
import { calledNames, memberName } from '../shared/household-people';
import { LinkGraph } from '../shared/link-graph';
import { Words } from '../shared/words';
import { isInCircle } from './circle-sentence';

/** The map as a drawing, one circle of it standing out. The table beside it says the same in words. */
@Component({
  selector: 'app-influence-graph',
  imports: [LinkGraph],
  template: `<app-link-graph [boxes]="boxes()" [links]="links()" [loud]="loud()" [label]="words.t('influences.drawing')" [text]="words.t('influences.drawingText')" />`,
})
export class InfluenceGraph {
  protected readonly words = inject(Words);
  readonly picture = input.required<HouseholdPicture>();
  readonly map = input.required<InfluenceMap>();
  readonly circle = input<CircleView>();

  private readonly names = computed(() => calledNames(this.picture()));
  private readonly open = computed(() => this.map().problems.filter(({ until }) => until === null));
  protected readonly boxes = computed(() =>
    this.open().map(({ id, label, memberId, domain }) => ({ id, label, caption: this.caption(memberId, domainName(domain, this.words.language())) })),
  );
  protected readonly links = computed(() => {
    const open = new Set(this.open().map(({ id }) => id));
    return this.map()
      .influences.filter((each) => each.until === null && open.has(each.fromProblemId) && open.has(each.toProblemId))
      .map(({ id, fromProblemId: from, toProblemId: to }) => ({ id, from, to }));
  });
  protected readonly loud = computed(() => {
    const circle = this.circle();
    return new Set([...(circle?.problemIds ?? []), ...this.links().filter(({ from, to }) => isInCircle(circle, from, to)).map(({ id }) => id)]);
  });

  private caption(memberId: string | null, domain: string): string {
    const name = memberName(this.picture(), memberId);
    return name ? `${this.names().get(name) ?? name} · ${domain}` : domain;
  }
}

import { Component, computed, inject, input, model } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import type { InfluenceMap } from '@contract/influences';
import { Icon } from '../shared/icon';
import { Words } from '../shared/words';
import { circleSentence } from './circle-sentence';

/** Problems that are named as the best places to begin; more would be no advice. */
const POINTS_TOLD = 4;

/** One circle at a time as a sentence, and where it is easiest to break. */
@Component({
  selector: 'app-circle-panel',
  imports: [Icon, MatIconButton],
  templateUrl: './circle-panel.html',
  styleUrl: './circle-panel.scss',
})
export class CirclePanel {
  protected readonly words = inject(Words);
  readonly map = input.required<InfluenceMap>();
  /** Which circle stands out, from 0. */
  readonly shown = model(0);

  protected readonly sentence = computed(() => {
    const circle = this.map().circles[this.shown()];
    return circle && circleSentence(this.map(), circle);
  });
  protected readonly labels = computed(() => new Map(this.map().problems.map(({ id, label }) => [id, label])));
  protected readonly points = computed(() => this.map().points.slice(0, POINTS_TOLD));
  /** Of a single circle each problem breaks it: then one sentence says it. */
  protected readonly anyOf = computed(() => {
    const { circles, points } = this.map();
    return circles.length === 1 ? this.words.list(points.map(({ problemId }) => this.labels().get(problemId) ?? '')) : null;
  });

  protected show(step: number): void {
    const { length } = this.map().circles;
    this.shown.update((place) => (place + step + length) % length);
  }
}

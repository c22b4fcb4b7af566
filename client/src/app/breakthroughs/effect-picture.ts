import { Component, computed, inject, input } from '@angular/core';
import { LEAST_WEEKS_COMPARED } from '@contract/burden-words';
import type { EffectView } from '@contract/breakthroughs';
import { scaleLinear } from 'd3-scale';
import { MEASURES, valueOf } from '../burden/burden-measures';
import type { Day } from '../shared/day';
import { Icon } from '../shared/icon';
import { Words } from '../shared/words';

/** Of the longest bar, in parts. */
const FULL = 100;

/** Before and since a decision: what help asks of the household, as bars that stand in a table; and which signals are gone, which are left and which are new. */
@Component({
  selector: 'app-effect-picture',
  imports: [Icon],
  templateUrl: './effect-picture.html',
  styleUrl: './effect-picture.scss',
})
export class EffectPicture {
  protected readonly words = inject(Words);
  readonly effect = input.required<EffectView>();
  readonly decidedOn = input.required<Day>();

  protected readonly tooLittle = computed(() => {
    const { standing } = this.effect().burden;
    return standing === 'told' ? null : this.words.t(`effect.${standing}`, { least: LEAST_WEEKS_COMPARED });
  });
  protected readonly rows = computed(() => {
    const { before, since } = this.effect().burden;
    if (!before || !since) return [];
    return MEASURES.map((measure) => {
      const [then, now] = [valueOf(before, measure, before.weeks), valueOf(since, measure, since.weeks)];
      const width = scaleLinear([0, Math.max(then, now, Number.MIN_VALUE)], [0, FULL]);
      return { measure, sides: [{ side: 'before', value: this.words.number(then), width: width(then) }, { side: 'since', value: this.words.number(now), width: width(now) }] };
    });
  });
  protected readonly signals = computed(() => {
    const { signals } = this.effect();
    if (!signals) return null;
    const { held, fresh, notedOn } = signals;
    const groups = [
      { name: 'gone', icon: 'check', signals: held.filter(({ holds }) => !holds) },
      { name: 'still', icon: 'flag', signals: held.filter(({ holds }) => holds) },
      { name: 'fresh', icon: 'warning', signals: fresh },
    ] as const;
    return { then: this.words.count('effect.then', held.length), notedOn, groups: groups.filter((group) => group.signals.length > 0) };
  });
}

import { Component, computed, inject, input } from '@angular/core';
import { COST_SIDES } from '@contract/breakthrough-words';
import type { CostView } from '@contract/breakthroughs';
import { scaleLinear } from 'd3-scale';
import { Words } from '../shared/words';

/** Of the longest bar, in parts. */
const FULL = 1000;

/** Going on against the plan, in euros a year: two bars, and the items in a table. */
@Component({
  selector: 'app-cost-picture',
  template: `
    <div class="bars" role="img" [attr.aria-label]="label()">
      @for (bar of bars(); track bar.side) {
        <p>{{ words.t('costSide.' + bar.side) }} · {{ bar.euros }}</p>
        <svg viewBox="0 0 ${FULL} 1" preserveAspectRatio="none" aria-hidden="true"><rect [class]="bar.side" [attr.width]="bar.width" height="1" /></svg>
      }
    </div>
    @if (difference(); as said) {
      <p class="said">{{ said }}</p>
    }
    <div class="tables">
      @for (side of sides(); track side.side) {
        <table>
          <caption>{{ words.t('costSide.' + side.side) }}</caption>
          <tbody>
            @for (cost of side.costs; track cost.id) {
              <tr><th scope="row">{{ cost.label }}</th><td>{{ euros(cost.yearlyEuros) }}</td></tr>
            }
            <tr class="sum"><th scope="row">{{ words.t('cost.together') }}</th><td>{{ euros(side.sum) }}</td></tr>
          </tbody>
        </table>
      }
    </div>
  `,
  styles: `
    :host { display: grid; gap: var(--space-3); }
    .bars { display: grid; gap: var(--space-1); max-width: 40rem; }
    .bars p { margin-top: var(--space-1); font-weight: 600; }
    svg { width: 100%; height: 1.5rem; border-radius: 0.3rem; background: var(--sunken); }
    .going_on { fill: var(--attention); }
    .plan { fill: var(--primary); }
    .said { font-weight: 600; }
    .tables { display: grid; gap: var(--space-4); grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr)); }
    table { width: 100%; border-collapse: collapse; align-self: start; }
    caption { padding-bottom: 0.25rem; font-weight: 650; text-align: start; }
    th, td { padding: 0.3rem 0; border-top: 1px solid var(--line); font-weight: 400; text-align: start; }
    td { font-variant-numeric: tabular-nums; text-align: end; white-space: nowrap; }
    .sum th, .sum td { font-weight: 650; }
  `,
})
export class CostPicture {
  protected readonly words = inject(Words);
  readonly costs = input.required<readonly CostView[]>();

  protected readonly sides = computed(() =>
    COST_SIDES.map((side) => {
      const costs = this.costs().filter((cost) => cost.side === side);
      return { side, costs, sum: costs.reduce((sum, { yearlyEuros }) => sum + yearlyEuros, 0) };
    }),
  );
  protected readonly bars = computed(() => {
    const width = scaleLinear([0, Math.max(1, ...this.sides().map(({ sum }) => sum))], [0, FULL]);
    return this.sides().map(({ side, sum }) => ({ side, euros: this.euros(sum), width: width(sum) }));
  });
  protected readonly label = computed(() => this.sides().map(({ side, sum }) => `${this.words.t(`costSide.${side}`)}: ${this.euros(sum)}`).join('; '));
  protected readonly difference = computed(() => {
    const [now, plan] = this.sides();
    if (!now || !plan || now.costs.length === 0 || plan.costs.length === 0) return null;
    const less = now.sum - plan.sum;
    return less > 0 ? this.words.t('cost.less', { euros: this.euros(less) }) : this.words.t('cost.more', { euros: this.euros(-less) });
  });

  protected euros(amount: number): string {
    return new Intl.NumberFormat(this.words.language() === 'nl' ? 'nl-NL' : 'en-GB', { style: 'currency', currency: 'EUR', maximumFractionDigits: 0 }).format(amount);
  }
}

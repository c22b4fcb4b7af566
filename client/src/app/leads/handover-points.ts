import { Component, computed, inject, input } from '@angular/core';
import { FormField, type FieldTree } from '@angular/forms/signals';
import type { HandoverPoint } from '@contract/lead-proposals';
import { HANDOVER_ITEMS, HANDOVER_STANDINGS, type HandoverItem, type HandoverStanding } from '@contract/lead-words';
import { ChoiceField } from '../shared/choice-field';
import { Words } from '../shared/words';

/** How each point of a handover stands, as fields of a form. */
export type Points = Record<HandoverItem, HandoverStanding>;

export const pointsOf = (points: readonly HandoverPoint[]): Points =>
  Object.fromEntries(HANDOVER_ITEMS.map((item) => [item, points.find((point) => point.item === item)?.standing ?? 'not_yet'])) as Points;

export const asPoints = (points: Points): HandoverPoint[] => HANDOVER_ITEMS.map((item) => ({ item, standing: points[item] }));

/** The checklist of a warm handover. */
@Component({
  selector: 'app-handover-points',
  imports: [ChoiceField, FormField],
  template: `
    <fieldset>
      <legend>{{ words.t('lead.checklist') }}</legend>
      @for (item of items; track item) {
        <app-choice-field [formField]="fields()[item]" [label]="words.t('handoverItem.' + item)" [options]="standings()" />
      }
    </fieldset>
  `,
  styles: `
    fieldset {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr));
      gap: var(--space-3);
      margin: 0;
      padding: 0;
      border: 0;
    }
    legend {
      padding: 0 0 var(--space-2);
      font-weight: 600;
    }
  `,
})
export class HandoverPoints {
  protected readonly words = inject(Words);
  readonly fields = input.required<FieldTree<Points>>();
  protected readonly items = HANDOVER_ITEMS;
  protected readonly standings = computed(() => this.words.options('handoverStanding', HANDOVER_STANDINGS));
}

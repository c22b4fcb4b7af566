import { Component, booleanAttribute, inject, input, output } from '@angular/core';
import { Words } from '../shared/words';
import type { SaidOverlap } from './overlap-groups';

/** One overlap as a sentence that points at its visits. */
@Component({
  selector: 'app-overlap-sentence',
  template: `
    <button type="button" [class.loud]="loud()" [attr.aria-pressed]="chosen()" (click)="choose.emit()">
      <span>{{ said().sentence }}</span>
      <span class="days numbers">{{ days(said()) }}</span>
    </button>
  `,
  styleUrl: './overlap-sentence-button.scss',
})
export class OverlapSentence {
  private readonly words = inject(Words);
  readonly said = input.required<SaidOverlap>();
  readonly chosen = input(false);
  readonly loud = input(false, { transform: booleanAttribute });
  readonly choose = output();

  protected days({ overlap: { firstDay, lastDay } }: SaidOverlap): string {
    return firstDay === lastDay ? this.words.day(firstDay, 'weekday') : `${this.words.day(firstDay)} – ${this.words.day(lastDay)}`;
  }
}

import { Component, booleanAttribute, computed, inject, input, output } from '@angular/core';
import { Words } from '../shared/words';
import { overlapDays, type SaidOverlap } from './overlap-groups';

/** One overlap as a sentence that points at its visits. */
@Component({
  selector: 'app-overlap-sentence',
  template: `
    <button type="button" [class.loud]="loud()" [attr.aria-pressed]="chosen()" (click)="choose.emit()">
      <span>{{ said().sentence }}</span>
      <span class="days numbers">{{ when().days }}</span>
      @if (when().inAll; as inAll) {
        <span class="days numbers">{{ inAll }}</span>
      }
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

  protected readonly when = computed(() => overlapDays(this.words, this.said().overlap));
}

import { Component, computed, inject, input, output } from '@angular/core';
import { MatTooltip } from '@angular/material/tooltip';
import type { RatingView } from '@contract/households';
import { Icon } from '../shared/icon';
import { Words } from '../shared/words';
import type { LifeCell } from './life-rows';

/** One cell of the picture: the professional's level as its ground, the member's own voice in a bubble upon it. */
@Component({
  selector: 'app-life-cell-button',
  imports: [Icon, MatTooltip],
  templateUrl: './life-cell-button.html',
  styleUrl: './life-cell-button.scss',
})
export class LifeCellButton {
  protected readonly words = inject(Words);
  readonly cell = input.required<LifeCell>();
  readonly domainName = input.required<string>();
  /** Why this is seen, where it is disclosed. */
  readonly why = input('');
  readonly chosen = output();

  protected readonly level = computed(() => this.cell().professional?.level ?? null);
  protected readonly empty = computed(() => !this.cell().professional && !this.cell().own);
  protected readonly dated = computed(() => Boolean(this.cell().professional?.dated));

  /** Both voices in words; what a screen reader says and what shows on hover. */
  protected readonly spoken = computed(() => {
    const { professional, own, knownToOthers, disclosed, ownViews } = this.cell();
    if (knownToOthers && !professional && !own) return this.words.t('picture.knownToOthers');
    if (!professional && !own) return this.words.t('picture.notRated');
    const beside = ownViews.map((view) => `${this.words.t('rights.ownViewOf', { name: this.cell().member.name })}: “${view}”`);
    return [professional && this.voice(professional), own && this.voice(own), ...beside, disclosed && this.why()].filter(Boolean).join(' ');
  });
  protected readonly label = computed(() => `${this.cell().member.name}, ${this.domainName()}. ${this.spoken()}`);

  private voice(rating: RatingView): string {
    const level = this.words.t(`level.${rating.level}`);
    const facts = { level: rating.level, meaning: level, day: this.words.day(rating.on), quote: rating.words ?? '' };
    const sentence = this.words.t(`picture.voice.${rating.voice}${rating.words ? 'Quoted' : ''}`, facts);
    return rating.dated ? `${sentence} ${this.words.t('picture.dated')}` : sentence;
  }
}

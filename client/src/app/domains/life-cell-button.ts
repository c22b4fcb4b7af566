import { Component, ViewContainerRef, computed, inject, input, inputBinding, output, viewChild, type ComponentRef } from '@angular/core';
import type { RatingView } from '@contract/households';
import { Icon } from '../shared/icon';
import { Words } from '../shared/words';
import type { CellTip } from './cell-tip';
import type { LifeCell } from './life-rows';

/** One cell of the picture: the professional's level as its ground, the member's own voice in a bubble upon it. */
@Component({
  selector: 'app-life-cell-button',
  imports: [Icon],
  templateUrl: './life-cell-button.html',
  styleUrl: './life-cell-button.scss',
  host: {
    '(pointerenter)': 'pointAt($event)',
    '(pointerleave)': 'leave()',
    '(focusin)': 'comeTo($event)',
    '(focusout)': 'leave()',
    '(click)': 'leave()',
  },
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

  private readonly place = viewChild.required('tip', { read: ViewContainerRef });
  private tip: ComponentRef<CellTip> | undefined;
  private here = false;

  protected pointAt({ pointerType }: PointerEvent): void {
    if (pointerType === 'mouse' || this.empty()) void this.tell();
  }

  protected comeTo({ target }: FocusEvent): void {
    if ((target as Element).matches(':focus-visible')) void this.tell();
  }

  protected leave(): void {
    this.here = false;
    this.tip?.instance.hide();
  }

  /** What Material needs to show it comes with the first cell that somebody points at. */
  private async tell(): Promise<void> {
    this.here = true;
    const { CellTip: Tip } = await import('./cell-tip');
    if (!this.here) return;
    if (this.tip) this.tip.instance.show();
    else this.tip = this.place().createComponent(Tip, { bindings: [inputBinding('text', this.spoken)] });
  }

  private voice(rating: RatingView): string {
    const level = this.words.t(`level.${rating.level}`);
    const facts = { level: rating.level, meaning: level, day: this.words.day(rating.on), quote: rating.words ?? '' };
    const sentence = this.words.t(`picture.voice.${rating.voice}${rating.words ? 'Quoted' : ''}`, facts);
    return rating.dated ? `${sentence} ${this.words.t('picture.dated')}` : sentence;
  }
}

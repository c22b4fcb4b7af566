import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Icon } from '../shared/icon';
import { Words } from '../shared/words';
import type { OverlapCount } from './overlap-count';
import { differenceText } from './setting-words';

/** What a change would give today, before it is saved: how many double visits now and then, by kind. */
@Component({
  selector: 'app-overlap-preview',
  imports: [Icon, MatButton],
  templateUrl: './overlap-preview.html',
  styleUrl: './overlap-preview.scss',
})
export class OverlapPreview {
  protected readonly words = inject(Words);
  readonly count = input.required<OverlapCount>();
  /** Of the whole team. */
  readonly households = input.required<number>();
  /** Something differs from what is saved. */
  readonly changed = input.required<boolean>();

  protected readonly standing = computed(() => this.count().standing());
  protected readonly counted = computed(() => this.count().counted());
  protected readonly sentence = computed(() => differenceText(this.words, this.count()));
}

import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { SettingGroup } from '@contract/setting-words';
import { Icon } from '../shared/icon';
import { Words } from '../shared/words';
import type { SettingCount } from './setting-count';
import { differenceText } from './setting-words';

/** What a change would give today, before it is saved: how many double visits, or households on the worklist, now and then, by kind. */
@Component({
  selector: 'app-setting-preview',
  imports: [Icon, MatButton],
  templateUrl: './setting-preview.html',
  styleUrl: './setting-preview.scss',
})
export class SettingPreview {
  protected readonly words = inject(Words);
  readonly group = input.required<SettingGroup>();
  readonly count = input.required<SettingCount>();
  /** Of the whole team. */
  readonly households = input.required<number>();
  /** Something differs from what is saved. */
  readonly changed = input.required<boolean>();

  protected readonly standing = computed(() => this.count().standing());
  protected readonly counted = computed(() => this.count().counted());
  protected readonly sentence = computed(() => differenceText(this.words, this.group(), this.count()));
}

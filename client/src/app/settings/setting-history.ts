import { Component, inject, input } from '@angular/core';
import type { SettingChangeView } from '@contract/settings';
import { momentText } from '../shared/moment';
import { Words } from '../shared/words';
import { settingName, settingText } from './setting-words';

/** Who changed what, and when, from what to what. */
@Component({
  selector: 'app-setting-history',
  template: `
    @if (changes().length > 0) {
      <ol>
        @for (change of changes(); track change.id) {
          <li>
            <p>
              <strong>{{ name(change) }}</strong>
              <span class="values">
                {{ value(change, change.from) }} <span aria-hidden="true">→</span><span class="seen-by-screen-readers">{{ words.t('settings.history.to') }}</span> {{ value(change, change.to) }}
              </span>
            </p>
            <p class="small soft">{{ change.changedByName }} · {{ moment(change.changedAt) }}</p>
          </li>
        }
      </ol>
    } @else {
      <p class="soft">{{ words.t('settings.history.none') }}</p>
    }
  `,
  styles: `
    li {
      display: grid;
      gap: 0.15rem;
      padding-block: 0.6rem;
      border-top: 1px solid var(--line);
    }
    li p:first-child {
      display: flex;
      flex-wrap: wrap;
      gap: 0.15rem var(--space-3);
      justify-content: space-between;
    }
    .values {
      font-variant-numeric: tabular-nums;
    }
  `,
})
export class SettingHistory {
  protected readonly words = inject(Words);
  readonly changes = input.required<readonly SettingChangeView[]>();

  protected name({ key }: SettingChangeView): string {
    return settingName(this.words, key);
  }

  protected value({ key }: SettingChangeView, value: number): string {
    return settingText(this.words, key, value);
  }

  protected moment(instant: string): string {
    return momentText(this.words, instant);
  }
}

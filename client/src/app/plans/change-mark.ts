import { Component, computed, inject, input } from '@angular/core';
import type { PlanChangePart } from '@contract/plan-change-words';
import { dayOf } from '../shared/day';
import { Words } from '../shared/words';
import { PlanNews } from './plan-news';

/** A quiet mark beside a part of the plan that somebody else made or changed since the reader last looked: what, who and when. */
@Component({
  selector: 'app-change-mark',
  template: `
    @if (change(); as it) {
      <span class="mark"><span class="dot" aria-hidden="true"></span>{{ text() }}</span>
    }
  `,
  styles: `
    .mark {
      display: inline-flex;
      gap: 0.4rem;
      align-items: center;
      color: var(--primary);
      font-size: 0.8125rem;
      font-weight: 600;
    }
    .dot {
      flex: none;
      width: 0.5rem;
      height: 0.5rem;
      border-radius: 50%;
      background: currentcolor;
    }
    @media print {
      .mark {
        display: none;
      }
    }
  `,
})
export class ChangeMark {
  private readonly news = inject(PlanNews);
  private readonly words = inject(Words);
  readonly part = input.required<PlanChangePart>();
  readonly id = input.required<string>();
  protected readonly change = computed(() => this.news.of(this.part(), this.id()));
  protected readonly text = computed(() => {
    const it = this.change();
    return it ? this.words.t(`planNews.${it.deed}`, { name: it.by ?? this.words.t('team.confidential'), day: this.words.day(dayOf(it.at)) }) : '';
  });
}

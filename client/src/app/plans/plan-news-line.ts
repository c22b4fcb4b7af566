import { Component, computed, DestroyRef, ElementRef, afterNextRender, inject, input } from '@angular/core';
import { PLAN_CHANGE_PARTS } from '@contract/plan-change-words';
import { momentText } from '../shared/moment';
import { Words } from '../shared/words';
import { PlanNews } from './plan-news';

/** Looks at the plan once something of what this stands in is in sight, and then says what changed since the time before; a screen reader hears it. */
@Component({
  selector: 'app-plan-news-line',
  template: `
    <p role="status">
      @if (text(); as it) {
        <span class="line"><span class="dot" aria-hidden="true"></span><span>{{ it }}</span></span>
      }
    </p>
  `,
  styles: `
    :host {
      display: block;
    }
    .line {
      display: flex;
      gap: 0.6rem;
      align-items: baseline;
      margin-bottom: var(--space-3);
      padding: 0.6rem 0.9rem;
      border-radius: var(--round-small);
      background: var(--primary-soft);
      color: var(--on-primary-soft);
    }
    .dot {
      flex: none;
      width: 0.5rem;
      height: 0.5rem;
      border-radius: 50%;
      background: currentcolor;
    }
    @media print {
      :host {
        display: none;
      }
    }
  `,
})
export class PlanNewsLine {
  private readonly news = inject(PlanNews);
  private readonly words = inject(Words);
  readonly householdId = input.required<string>();
  /** Who only looks in an emergency leaves no look behind. */
  readonly takesPart = input.required<boolean>();

  protected readonly text = computed(() => {
    const told = this.news.told();
    if (told?.householdId !== this.householdId()) return '';
    const counted = PLAN_CHANGE_PARTS.map((part) => ({ part, count: told.changes.filter((change) => change.part === part).length }));
    const parts = counted.filter(({ count }) => count > 0).map(({ part, count }) => this.words.count(`planNews.parts.${part}`, count));
    return this.words.t('planNews.since', { moment: momentText(this.words, told.since), parts: this.words.list(parts) });
  });

  constructor() {
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    const destroyed = inject(DestroyRef);
    afterNextRender(() => {
      if (!this.takesPart()) return;
      const inSight = new IntersectionObserver((seen) => {
        if (!seen.some(({ isIntersecting }) => isIntersecting)) return;
        inSight.disconnect();
        void this.news.look(this.householdId());
      });
      inSight.observe(host.parentElement ?? host);
      destroyed.onDestroy(() => inSight.disconnect());
    });
  }
}

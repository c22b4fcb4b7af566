import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { SignalAnswerView, SignalView } from '@contract/signals';
import { Icon } from '../shared/icon';
import { Words } from '../shared/words';
import { answerTask } from './answer-task';
import { evidencePlace, leadsFrom } from './evidence-place';

/** One signal: its sentence, how it stands, the way to its facts, and at the end of that row what can be done about it: its content. */
@Component({
  selector: 'app-signal-line',
  imports: [Icon, RouterLink],
  template: `
    @let it = signal();
    <app-icon [name]="it.code === 'unsafe' ? 'warning' : 'flag'" [class.unsafe]="it.code === 'unsafe'" />
    <div>
      <p class="sentence">{{ it.sentence[words.language()] }}</p>
      <div class="small">
        @if (!it.holds) {
          <span class="tag amber">{{ words.count('signal.inDays', it.inDays) }}</span>
        }
        @if (from(); as day) {
          <span class="tag calm">{{ words.t('signal.leadsFrom', { day: words.day(day, 'spoken') }) }}</span>
        }
        @if (it.answered) {
          <span class="tag calm">{{ words.t('signal.answered') }}</span>
        }
        @if (waits()) {
          <span class="tag amber">{{ words.t('signal.waitsForSecond') }}</span>
        }
        @if (it.answer; as answer) {
          <span class="soft">{{ told(answer) }}</span>
        }
        @if (place(); as at) {
          <a [routerLink]="at.page ? ['/households', householdId(), at.page] : ['/households', householdId()]" [fragment]="at.part" [attr.aria-label]="words.t('signal.factsOf', { sentence: it.sentence[words.language()] })">{{ words.t('signal.facts') }}</a>
        }
        <div class="ways no-print"><ng-content /></div>
      </div>
    </div>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr);
      gap: var(--space-2);
    }
    app-icon {
      margin-top: 0.2rem;
      color: var(--ink-soft);
    }
    app-icon.unsafe {
      color: var(--attention);
    }
    .sentence {
      max-width: 80ch;
      font-weight: 600;
      overflow-wrap: anywhere;
    }
    .small {
      display: flex;
      min-height: 2.25rem;
      flex-wrap: wrap;
      gap: 0.15rem var(--space-2);
      align-items: center;
    }
    /* What a button says ends where the words of the card end. */
    .ways {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-2);
      justify-content: flex-end;
      margin-inline: auto -0.75rem;
    }
    .ways:empty {
      display: none;
    }
  `,
})
export class SignalLine {
  protected readonly words = inject(Words);
  readonly householdId = input.required<string>();
  readonly signal = input.required<SignalView>();
  protected readonly place = computed(() => evidencePlace(this.signal()));
  protected readonly from = computed(() => leadsFrom(this.signal()));
  protected readonly waits = computed(() => this.signal().answer?.waitsForSecond === true);

  /** The latest answer in short. */
  protected told(answer: SignalAnswerView): string {
    const by = answer.answeredBy;
    if (answer.kind === 'decide') return this.words.t('signal.wasDecided', { by, task: answerTask(this.words, answer) });
    if (answer.kind === 'snooze') return this.words.t('signal.wasSnoozed', { by, day: this.words.day(answer.until), words: answer.words ?? '' });
    return this.words.t('signal.wasDismissed', { by, words: answer.words ?? '' });
  }
}

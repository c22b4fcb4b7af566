import { Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { PreviewOverlapView, VisitPreview } from '@contract/visit-previews';
import type { VisitQuestionKind } from '@contract/visit-question-words';
import { Icon } from '../shared/icon';
import { Words } from '../shared/words';

/** What a visit would add, as it is typed, and what can be done instead of going alone. */
@Component({
  selector: 'app-visit-addition',
  imports: [Icon, MatButton],
  template: `
    <div role="status">
      @if (said().length > 0) {
        <section>
          <h3>{{ words.t('planning.adds') }}</h3>
          <ul>
            @for (sentence of said(); track $index) {
              <li><app-icon name="layers" /><span>{{ sentence }}</span></li>
            }
          </ul>
        </section>
      } @else if (complete()) {
        <p class="free"><app-icon name="check" /> {{ words.t('planning.addsNothing') }}</p>
      }
    </div>
    @if (said().length > 0 && mayAsk()) {
      <div class="instead" role="group" [attr.aria-label]="words.t('planning.instead')">
        <p class="soft small">{{ words.t('planning.instead') }}</p>
        @if (joinable()) {
          <button matButton="outlined" type="button" (click)="ask.emit('join')">{{ words.t('planning.choice.join') }}</button>
          <button matButton="outlined" type="button" (click)="ask.emit('pass_on')">{{ words.t('planning.choice.pass_on') }}</button>
        }
        <button matButton="outlined" type="button" (click)="ask.emit('consult')">{{ words.t('planning.choice.consult') }}</button>
      </div>
    }
  `,
  styles: `
    section {
      padding: var(--space-3);
      border-radius: var(--round);
      background: var(--amber-soft);
      color: var(--on-amber-soft);
    }
    h3 {
      margin-bottom: var(--space-2);
      font-size: 0.9375rem;
    }
    ul {
      display: grid;
      gap: 0.4rem;
    }
    li,
    .free {
      display: flex;
      gap: 0.6rem;
      align-items: baseline;
      line-height: 1.4;
    }
    .free {
      color: var(--ink-soft);
    }
    .instead {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-2);
      margin-top: var(--space-3);
    }
    .instead p {
      flex-basis: 100%;
    }
  `,
})
export class VisitAddition {
  protected readonly words = inject(Words);
  readonly preview = input.required<VisitPreview | undefined>();
  /** Those that are not answered; they may be newer than the preview. */
  readonly overlaps = input.required<readonly PreviewOverlapView[]>();
  readonly joinable = input(false);
  readonly mayAsk = input(false);
  readonly complete = input(false);
  readonly ask = output<VisitQuestionKind>();

  protected readonly said = computed(() => {
    const language = this.words.language();
    return [...(this.preview()?.[language] ?? []), ...this.overlaps().map(({ sentence }) => sentence[language])];
  });
}

import type { HttpResourceRef } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { TeamAnswers } from '@contract/signals';
import { dayOf } from '../shared/day';
import { Skeleton } from '../shared/skeleton';
import { StateMessage } from '../shared/state-message';
import { Words } from '../shared/words';
import { answerTask } from './answer-task';

/** Which reasons recur, and the log of what was decided in the teams. */
@Component({
  selector: 'app-team-answer-card',
  imports: [RouterLink, Skeleton, StateMessage],
  template: `
    <h2>{{ words.t('worklist.reasons') }}</h2>
    @if (answers().error()) {
      <app-state-message [error]="answers().error()" (retry)="answers().reload()" />
    } @else if (view(); as it) {
      @if (it.answers.length > 0) {
        <p class="soft">{{ words.t('worklist.reasonsText') }}</p>
        <div class="scrolls" role="region" tabindex="0" [attr.aria-label]="words.t('worklist.reasonsCaption')">
          <table>
            <caption class="seen-by-screen-readers">{{ words.t('worklist.reasonsCaption') }}</caption>
            <thead>
              <tr>
                <th scope="col">{{ words.t('worklist.column.signal') }}</th>
                <th scope="col">{{ words.t('worklist.column.answer') }}</th>
                <th scope="col" class="number">{{ words.t('worklist.column.times') }}</th>
                <th scope="col" class="number">{{ words.t('worklist.column.households') }}</th>
                <th scope="col">{{ words.t('worklist.column.last') }}</th>
              </tr>
            </thead>
            <tbody>
              @for (each of it.reasons; track each.code + each.kind + each.reason) {
                <tr>
                  <th scope="row">{{ words.t('signalCode.' + each.code) }}</th>
                  <td>{{ words.t('signal.done.' + each.kind) }}: {{ words.t('signal.reasons.' + each.reason) }}</td>
                  <td class="number numbers">{{ each.times }}</td>
                  <td class="number numbers">{{ each.households }}</td>
                  <td class="numbers">{{ words.day(dayOf(each.lastAt), 'dated') }}</td>
                </tr>
              }
            </tbody>
          </table>
        </div>
        <details>
          <summary>{{ words.count('worklist.log', it.answers.length) }}</summary>
          <ul>
            @for (each of it.answers; track each.id) {
              <li>
                <p>
                  <a [routerLink]="['/households', each.householdId]">{{ each.householdName }}</a>
                  <span class="soft small">{{ words.day(dayOf(each.answeredAt), 'dated') }} · {{ each.answeredBy }}</span>
                </p>
                <p class="small">{{ each.sentence[words.language()] }}</p>
                <p class="small">
                  <strong>{{ words.t('signal.done.' + each.kind) }}</strong> {{ words.t('signal.reasons.' + each.reason) }}.
                  @if (each.action) {
                    {{ task(words, each) }}.
                  }
                  {{ each.words }}
                </p>
              </li>
            }
          </ul>
        </details>
      } @else {
        <p class="soft">{{ words.t('worklist.noAnswers') }}</p>
      }
    } @else {
      <app-skeleton [lines]="[60, 80]" />
    }
  `,
  styles: `
    :host {
      display: block;
    }
    .scrolls {
      overflow-x: auto;
    }
    table {
      width: 100%;
      margin-top: var(--space-3);
      border-collapse: collapse;
      font-size: 0.9375rem;
    }
    th,
    td {
      padding: 0.5rem 0.75rem 0.5rem 0;
      text-align: left;
    }
    thead th {
      color: var(--ink-soft);
      font-size: 0.8125rem;
      font-weight: 600;
    }
    tbody th {
      font-weight: 600;
    }
    tbody tr > * {
      border-top: 1px solid var(--line);
    }
    .number {
      text-align: right;
    }
    details {
      border-top: 1px solid var(--line);
    }
    summary {
      padding-block: 0.7rem;
      color: var(--primary);
      cursor: pointer;
      font-weight: 600;
    }
    a + .small {
      margin-left: 0.4rem;
    }
    li {
      padding-block: 0.6rem;
      border-top: 1px solid var(--line);
      overflow-wrap: anywhere;
    }
  `,
})
export class TeamAnswerCard {
  protected readonly words = inject(Words);
  readonly answers = input.required<HttpResourceRef<TeamAnswers | undefined>>();
  protected readonly view = computed(() => (this.answers().hasValue() ? this.answers().value() : undefined));
  protected readonly dayOf = dayOf;
  protected readonly task = answerTask;
}

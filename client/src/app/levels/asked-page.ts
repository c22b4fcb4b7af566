import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { AskedView } from '@contract/levels';
import { AskedPausesList } from '../breakthroughs/asked-pauses';
import { Dialogs } from '../shared/dialogs';
import { Skeleton } from '../shared/skeleton';
import { StateMessage } from '../shared/state-message';
import { Words } from '../shared/words';
import { AskedInHouseholdsList } from './asked-in-households';
import { LevelApi } from './level-api';

/** What the reader is asked to decide: the question and the household's name; more only where they may see it anyway. */
@Component({
  selector: 'app-asked-page',
  imports: [AskedInHouseholdsList, AskedPausesList, MatButton, RouterLink, Skeleton, StateMessage],
  template: `
    <div class="page">
      <h1>{{ words.t('asked.title') }}</h1>
      <p class="soft intro">{{ words.t('asked.text') }}</p>
      <app-asked-pauses #pauses />
      @if (list.error()) {
        <app-state-message class="card" [error]="list.error()" (retry)="list.reload()" />
      } @else if (asked().length > 0) {
        <ul>
          @for (each of asked(); track each.id) {
            <li class="card">
              <h2>
                @if (each.householdId) {
                  <a [routerLink]="['/households', each.householdId]">{{ each.householdName }}</a>
                } @else {
                  {{ each.householdName }}
                }
              </h2>
              <p class="soft">{{ by(each) }}</p>
              <p class="question">{{ each.question }}</p>
              <p>{{ words.t('asked.level', { level: words.t('ladder.' + each.level) }) }}</p>
              <p>
                <span class="tag" [class.attention]="each.late" [class.amber]="!each.late">{{ each.days > 0 ? words.count('escalation.waits', each.days) : words.t('escalation.today') }}</span>
                <span class="small soft">{{ words.t(each.late ? 'escalation.wasBy' : 'escalation.by', { day: words.day(each.answerBy, 'spoken') }) }}</span>
              </p>
              <p><button matButton="filled" type="button" [attr.aria-label]="words.t('escalation.answerFor', { name: each.householdName })" (click)="answer(each)">{{ words.t('escalation.answer') }}</button></p>
            </li>
          }
        </ul>
      } @else if (list.isLoading()) {
        <app-skeleton class="card" [lines]="[45, 80, 60]" />
      } @else if (pauses.empty() && elsewhere.empty()) {
        <app-state-message class="card" icon="check" [text]="words.t('asked.none')" />
      }
      <app-asked-in-households #elsewhere />
    </div>
  `,
  styles: `
    .page {
      max-width: 52rem;
    }
    .intro {
      margin-block: var(--space-2) var(--space-5);
    }
    ul,
    li {
      display: grid;
      gap: var(--space-3);
    }
    .tag + .small {
      margin-left: var(--space-2);
    }
    .question {
      font-weight: 600;
      overflow-wrap: anywhere;
    }
  `,
})
export class AskedPage {
  private readonly dialogs = inject(Dialogs);
  protected readonly words = inject(Words);
  protected readonly list = inject(LevelApi).asked();
  protected readonly asked = computed(() => (this.list.hasValue() ? this.list.value().asked : []));

  protected by({ askedByName, askedByFunction, askedByOrganisation, askedOn }: AskedView): string {
    return this.words.t('asked.by', { name: askedByName, job: askedByFunction, organisation: askedByOrganisation, day: this.words.day(askedOn, 'long') });
  }

  protected async answer({ id, question, level, householdName }: AskedView): Promise<void> {
    const { AnswerDialog } = await import('./answer-dialog');
    const { today } = this.list.value()!;
    if (await this.dialogs.open(AnswerDialog, { id, question, level, householdName, today })) this.list.reload();
  }
}

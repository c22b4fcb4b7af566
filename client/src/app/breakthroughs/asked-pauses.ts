import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { AskedPauseView } from '@contract/pauses';
import { Dialogs } from '../shared/dialogs';
import { FormRefusal } from '../shared/form-refusal';
import { Saving } from '../shared/saving';
import { StateMessage } from '../shared/state-message';
import { Words } from '../shared/words';
import { BreakthroughApi } from './breakthrough-api';

/** What the reader is asked to hold for a while: a yes is one tap. */
@Component({
  selector: 'app-asked-pauses',
  imports: [FormRefusal, MatButton, RouterLink, StateMessage],
  template: `
    @if (list.error()) {
      <app-state-message class="card" [error]="list.error()" (retry)="list.reload()" />
    } @else if (pauses().length > 0) {
      <h2>{{ words.t('pause.title') }}</h2>
      <ul>
        @for (each of pauses(); track each.id) {
          <li class="card">
            <h3><a [routerLink]="['/households', each.householdId, 'breakthrough']">{{ each.householdName }}</a></h3>
            <p class="what">{{ each.what }}</p>
            <p>{{ words.t('pause.until', { day: words.day(each.until, 'long') }) }}</p>
            <p class="soft small">{{ words.t('pause.askedBy', { name: each.askedByName, organisation: each.askedByOrganisation, day: words.day(each.askedOn, 'long') }) }}</p>
            <p class="ways">
              <button matButton="filled" type="button" [attr.aria-label]="words.t('pause.yes') + ': ' + each.what" (click)="grant(each)">{{ words.t('pause.yes') }}</button>
              <button matButton type="button" [attr.aria-label]="words.t('pause.otherwise') + ': ' + each.what" (click)="answer(each)">{{ words.t('pause.otherwise') }}</button>
            </p>
          </li>
        }
      </ul>
      <app-form-refusal [saving]="saving" />
    }
  `,
  styles: `
    :host { display: grid; gap: var(--space-3); margin-bottom: var(--space-5); }
    :host:empty { display: none; }
    ul, li { display: grid; gap: var(--space-2); }
    .what { font-weight: 600; overflow-wrap: anywhere; }
    .ways { display: flex; flex-wrap: wrap; gap: var(--space-2); }
  `,
})
export class AskedPausesList {
  private readonly api = inject(BreakthroughApi);
  private readonly dialogs = inject(Dialogs);
  protected readonly words = inject(Words);
  protected readonly saving = new Saving();
  protected readonly list = this.api.askedPauses();
  protected readonly pauses = computed(() => (this.list.hasValue() ? this.list.value().pauses : []));

  /** Known to have nothing. */
  readonly empty = computed(() => this.list.hasValue() && this.pauses().length === 0);

  protected async grant({ householdId, id }: AskedPauseView): Promise<void> {
    if (await this.saving.attempt(() => this.api.answerPause(householdId, id, { answer: 'granted' }))) this.list.reload();
  }

  protected async answer({ householdId, id, what, until }: AskedPauseView): Promise<void> {
    const { AnswerPauseDialog } = await import('./answer-pause-dialog');
    if (await this.dialogs.open(AnswerPauseDialog, { householdId, id, what, until })) this.list.reload();
  }
}

import type { HttpResourceRef } from '@angular/common/http';
import { Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { HouseholdPicture } from '@contract/households';
import type { PauseList as PauseListView, PauseView } from '@contract/pauses';
import { Dialogs } from '../shared/dialogs';
import { FormRefusal } from '../shared/form-refusal';
import { Icon } from '../shared/icon';
import { Saving } from '../shared/saving';
import { StateMessage } from '../shared/state-message';
import { Words } from '../shared/words';
import { BreakthroughApi } from './breakthrough-api';

/** What somebody is asked to hold for a while, and what they answered. A yes is one tap. */
@Component({
  selector: 'app-pause-list',
  imports: [FormRefusal, Icon, MatButton, StateMessage],
  template: `
    <div class="head">
      <h2>{{ words.t('pause.title') }}</h2>
      @if (found()?.mayAsk) {
        <button matButton="tonal" type="button" class="no-print" (click)="ask()"><app-icon name="add" /> {{ words.t('pause.ask') }}</button>
      }
    </div>
    @if (list().error()) {
      <app-state-message [error]="list().error()" (retry)="list().reload()" />
    } @else {
      <ul>
        @for (each of found()?.pauses ?? []; track each.id) {
          <li>
            <div class="text">
              <p><strong>{{ each.what }}</strong></p>
              <p>{{ words.t('pause.until', { day: words.day(each.until, 'long') }) }}</p>
              <p class="small soft">{{ words.t('pause.askedOf', { name: whom(each), by: each.askedByName ?? words.t('team.confidential'), day: words.day(each.askedOn, 'long') }) }}</p>
              @if (each.answer) {
                <p>
                  <span class="tag" [class.good]="each.answer === 'granted'" [class.amber]="each.answer === 'in_part'" [class.attention]="each.answer === 'refused'">{{ words.t('pauseAnswer.' + each.answer) }}</span>
                  @if (each.answeredUntil) {
                    {{ words.t('pause.until', { day: words.day(each.answeredUntil, 'long') }) }}
                  }
                  {{ each.because }}
                </p>
              } @else if (each.calledOffOn) {
                <p class="soft">{{ words.t('pause.calledOff') }}</p>
              } @else {
                <p><span class="tag amber">{{ each.days > 0 ? words.count('pause.waits', each.days) : words.t('pause.today') }}</span></p>
              }
            </div>
            <div class="ways no-print">
              @if (each.mayAnswer) {
                <button matButton="filled" type="button" [attr.aria-label]="words.t('pause.yes') + ': ' + each.what" (click)="grant(each)">{{ words.t('pause.yes') }}</button>
                <button matButton type="button" [attr.aria-label]="words.t('pause.otherwise') + ': ' + each.what" (click)="answer(each)">{{ words.t('pause.otherwise') }}</button>
              }
              @if (each.mayCallOff) {
                <button matButton type="button" [attr.aria-label]="words.t('pause.callOff') + ': ' + each.what" (click)="callOff(each)">{{ words.t('pause.callOff') }}</button>
              }
            </div>
          </li>
        } @empty {
          <li class="soft">{{ words.t('pause.none') }}</li>
        }
      </ul>
      <app-form-refusal [saving]="saving" />
    }
  `,
  styles: `
    :host { display: block; }
    .head { display: flex; flex-wrap: wrap; gap: var(--space-2); align-items: center; justify-content: space-between; }
    li { display: flex; flex-wrap: wrap; gap: var(--space-3); align-items: flex-start; justify-content: space-between; padding-block: 0.8rem; border-top: 1px solid var(--line); }
    .head + ul { margin-top: var(--space-2); }
    .text { display: grid; flex: 1 1 20rem; gap: 0.2rem; min-width: 0; overflow-wrap: anywhere; }
    .ways { display: flex; flex-wrap: wrap; gap: var(--space-2); }
  `,
})
export class PauseList {
  private readonly api = inject(BreakthroughApi);
  private readonly dialogs = inject(Dialogs);
  protected readonly words = inject(Words);
  readonly picture = input.required<HouseholdPicture>();
  readonly list = input.required<HttpResourceRef<PauseListView | undefined>>();
  readonly changed = output();
  protected readonly saving = new Saving();
  protected readonly found = computed(() => (this.list().hasValue() ? this.list().value() : undefined));

  protected whom({ askedName, askedFunction, organisationName, confidential }: PauseView): string {
    if (confidential) return this.words.t('team.confidential');
    return [askedName ?? askedFunction, organisationName].filter(Boolean).join(', ');
  }

  protected async ask(): Promise<void> {
    const { AskPauseDialog } = await import('./ask-pause-dialog');
    if (await this.dialogs.open(AskPauseDialog, { picture: this.picture(), askable: this.found()!.askable })) this.changed.emit();
  }

  protected async grant({ id }: PauseView): Promise<void> {
    if (await this.saving.attempt(() => this.api.answerPause(this.picture().id, id, { answer: 'granted' }))) this.changed.emit();
  }

  protected async answer({ id, what, until }: PauseView): Promise<void> {
    const { AnswerPauseDialog } = await import('./answer-pause-dialog');
    if (await this.dialogs.open(AnswerPauseDialog, { householdId: this.picture().id, id, what, until })) this.changed.emit();
  }

  protected async callOff({ id }: PauseView): Promise<void> {
    if (await this.saving.attempt(() => this.api.callOffPause(this.picture().id, id))) this.changed.emit();
  }
}

import { Component, ViewContainerRef, computed, effect, inject, input, inputBinding, output, outputBinding, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { AnswerVisitQuestion, VisitQuestionView } from '@contract/visit-questions';
import { dayOf, timeOf } from '../shared/day';
import { domainName } from '../shared/domain-name';
import { Words } from '../shared/words';

/** One question around a visit, with the way to answer it in place: to join, one tap. */
@Component({
  selector: 'app-visit-question-card',
  imports: [MatButton],
  template: `
    @let it = question();
    <p class="main">{{ title() }}</p>
    @if (about(); as text) {
      <p class="small soft">{{ text }}</p>
    }
    @if (it.question) {
      <p class="words">“{{ it.question }}”</p>
    }
    @if (it.own) {
      @for (each of it.recipients; track $index) {
        <p class="small">
          <strong>{{ each.name ?? words.t('team.confidential') }}</strong>:
          @if (each.accepted !== null) {
            {{ words.t(each.accepted ? 'forMe.accepted' : 'forMe.declined') }}
          }
          @if (each.answer) {
            {{ each.answer }}
          } @else if (each.accepted === null) {
            <span class="soft">{{ words.t(it.state === 'open' ? 'forMe.noAnswerYet' : 'forMe.noAnswer') }}</span>
          }
        </p>
      }
      @if (it.state === 'open') {
        <div class="buttons"><button matButton type="button" [disabled]="busy()" (click)="withdraw.emit()">{{ words.t('forMe.withdraw') }}</button></div>
      }
    } @else if (it.kind === 'join' && !writing()) {
      <div class="buttons">
        <button matButton="filled" type="button" [disabled]="busy()" (click)="answer.emit({ accepted: true })">{{ words.t('forMe.comeAlong') }}</button>
        <button matButton="outlined" type="button" [disabled]="busy()" (click)="writing.set(true)">{{ words.t('forMe.ratherNot') }}</button>
      </div>
    } @else {
      <ng-container #form />
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-2);
      overflow-wrap: anywhere;
    }
    .main {
      font-weight: 650;
    }
    .words {
      line-height: 1.45;
    }
    .buttons {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-2);
    }
  `,
})
export class VisitQuestionCard {
  protected readonly words = inject(Words);
  readonly question = input.required<VisitQuestionView>();
  readonly busy = input(false);
  readonly answer = output<AnswerVisitQuestion>();
  readonly withdraw = output();
  protected readonly writing = signal(false);
  private readonly form = viewChild('form', { read: ViewContainerRef });

  constructor() {
    effect(() => {
      const place = this.form();
      if (place) void this.ask(place);
    });
  }

  protected readonly title = computed(() => {
    const { own, kind, askedBy } = this.question();
    return this.words.t(`forMe.${own ? 'iAsk' : 'asksMe'}.${kind}`, { name: askedBy ?? this.words.t('team.confidential') });
  });

  protected readonly about = computed(() => {
    const { visit, plannedFor, domains } = this.question();
    const topics = domains.map((domain) => domainName(domain, this.words.language())).join(', ');
    const at = visit?.startsAt ?? plannedFor;
    const off = visit?.status === 'cancelled' ? ` (${this.words.t('visitStatus.cancelled').toLowerCase()})` : '';
    return [at && `${this.words.day(dayOf(at), 'weekday')} ${timeOf(at)}${off}`, topics].filter(Boolean).join(' · ');
  });

  /** Few questions ask for an answer in words: what a form needs comes when one does. */
  private async ask(place: ViewContainerRef): Promise<void> {
    const { VisitAnswerForm } = await import('./visit-answer-form');
    if (this.form() !== place) return;
    place.createComponent(VisitAnswerForm, {
      bindings: [
        inputBinding('label', () => this.words.t(this.question().kind === 'join' ? 'forMe.whyNot' : 'forMe.yourAnswer')),
        inputBinding('busy', this.busy),
        outputBinding<string>('answer', (answer) => this.answer.emit(this.question().kind === 'join' ? { accepted: false, answer } : { answer })),
      ],
    });
  }
}

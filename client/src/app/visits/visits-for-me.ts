import { LiveAnnouncer } from '@angular/cdk/a11y';
import { Component, computed, DestroyRef, effect, inject, input, output, signal, untracked } from '@angular/core';
import type { HouseholdPicture } from '@contract/households';
import type { VisitStatus } from '@contract/overlap-codes';
import type { AnswerVisitQuestion, VisitQuestionView } from '@contract/visit-questions';
import type { VisitView } from '@contract/visits';
import { NoticeApi } from '../notices/notice-api';
import { Session } from '../session/session';
import { dayOf, timeOf } from '../shared/day';
import { FormRefusal } from '../shared/form-refusal';
import { calledNames, memberName } from '../shared/household-people';
import { KeptFocus } from '../shared/kept-focus';
import { Saving } from '../shared/saving';
import { Words } from '../shared/words';
import { ForMeCount } from './for-me-count';
import { HowItWent } from './how-it-went';
import { VisitApi } from './visit-api';
import { VisitQuestionApi } from './visit-question-api';
import { VisitQuestionCard } from './visit-question-card';

/** What waits for the reader around visits: questions to answer, answers to read, and visits of which the outcome is not told. */
@Component({
  selector: 'app-visits-for-me',
  imports: [FormRefusal, HowItWent, VisitQuestionCard],
  template: `
    @if (questions().length > 0 || untold().length > 0) {
      <section id="for-me" [attr.aria-label]="words.t('forMe.title')">
        <h2>{{ words.t('forMe.title') }}</h2>
        <ul>
          @for (question of questions(); track question.id) {
            <li>
              <app-visit-question-card [question]="question" [busy]="busy()" (answer)="answer(question, $event)" (withdraw)="withdraw(question)" />
            </li>
          }
          @for (visit of untold(); track visit.id) {
            <li>
              <app-how-it-went [visit]="nameOf(visit)" [busy]="busy()" (tell)="tell(visit, $event)" />
            </li>
          }
        </ul>
        <app-form-refusal [saving]="saving" />
      </section>
    }
  `,
  styleUrl: './visits-for-me.scss',
})
export class VisitsForMe {
  private readonly visits = inject(VisitApi);
  private readonly api = inject(VisitQuestionApi);
  private readonly notices = inject(NoticeApi);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly me = inject(Session).current()?.professionalId ?? '';
  protected readonly words = inject(Words);
  protected readonly saving = new Saving(0, () => {
    this.changed.emit();
    return Promise.resolve(undefined);
  });
  protected readonly busy = signal(false);
  readonly picture = input.required<HouseholdPicture>();
  readonly changed = output();

  private readonly householdId = computed(() => this.picture().id);
  private readonly resource = this.api.questionsOf(this.householdId);
  private readonly mayAct = computed(() => this.picture().access.takesPart);

  /** Those that are open; of one's own also what was answered in the last two weeks. */
  protected readonly questions = computed(() =>
    (this.resource.hasValue() ? this.resource.value() : []).filter(
      ({ state, own, mayAnswer, recipients }) =>
        (own && state !== 'withdrawn' && (state === 'open' || recipients.some(({ answeredAt }) => answeredAt !== null && Date.now() - Date.parse(answeredAt) < FORTNIGHT))) || (!own && mayAnswer),
    ),
  );

  /** One's own visits that are over and of which nothing was told. */
  protected readonly untold = computed(() =>
    this.mayAct()
      ? this.picture().visits.filter(({ status, endsAt, professionals }) => status === 'planned' && Date.parse(endsAt) < Date.now() && professionals.some(({ professionalId }) => professionalId === this.me))
      : [],
  );

  constructor() {
    const { count } = inject(ForMeCount);
    // What waits, as the page of what is asked has it; what the reader asked others stands here too and waits for those.
    effect(() => count.set(this.questions().filter(({ waits }) => waits).length + this.untold().length));
    inject(DestroyRef).onDestroy(() => count.set(0));
    let first = true;
    effect(() => {
      this.picture();
      if (!first) untracked(() => this.resource.reload());
      first = false;
    });
  }

  protected nameOf({ startsAt, memberIds }: VisitView): string {
    const called = calledNames(this.picture());
    const names = this.words.list(memberIds.flatMap((id) => called.get(memberName(this.picture(), id) ?? '') ?? []));
    return this.words.t('forMe.visit', { day: this.words.day(dayOf(startsAt), 'weekday'), time: timeOf(startsAt), names });
  }

  protected async answer({ id }: VisitQuestionView, given: AnswerVisitQuestion): Promise<void> {
    await this.attempt(() => this.api.answer(this.householdId(), id, given));
    // What told of the question is read with it.
    await this.notices.count().catch(() => undefined);
  }

  protected async withdraw({ id }: VisitQuestionView): Promise<void> {
    await this.attempt(() => this.api.withdraw(this.householdId(), id));
  }

  protected async tell(visit: VisitView, status: VisitStatus): Promise<void> {
    const saved = await this.attempt(() => this.visits.change(this.householdId(), visit.id, visit.version, { status }));
    if (saved) void this.announcer.announce(this.words.t('forMe.told', { visit: this.nameOf(visit), outcome: this.words.t(`visitStatus.${status}`) }));
  }

  private async attempt(request: Parameters<Saving['attempt']>[0]): Promise<boolean> {
    this.busy.set(true);
    const saved = await this.saving.attempt(request);
    this.busy.set(false);
    // A colleague was first: what they made of it is read too, and what waits no longer leaves the page.
    if (saved || this.saving.stale()) {
      new KeptFocus().watch();
      this.changed.emit();
    }
    return saved !== undefined;
  }
}

const FORTNIGHT = 14 * 86_400_000;

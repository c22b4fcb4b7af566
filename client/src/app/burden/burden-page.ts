import { Component, computed, inject, input, signal } from '@angular/core';
import type { BurdenMark, BurdenSum, SubjectBurden, WeekBurden } from '@contract/burden';
import { firstNamesOf } from '@contract/first-names';
import { followNews } from '../news/follow-news';
import { BackLink } from '../shared/back-link';
import { addDays } from '../shared/day';
import { OneOf } from '../shared/one-of';
import { Skeleton } from '../shared/skeleton';
import { StateMessage } from '../shared/state-message';
import { Words } from '../shared/words';
import { BurdenApi } from './burden-api';
import { BurdenChart, MARK_SHAPES } from './burden-chart';
import { MEASURES, valueOf, type Measure } from './burden-measures';
import { directionSentence, nowSentence } from './burden-sentence';

/** What help asks of a household, week by week, and whether that changed since somebody leads. */
@Component({
  selector: 'app-burden-page',
  imports: [BackLink, BurdenChart, OneOf, Skeleton, StateMessage],
  templateUrl: './burden-page.html',
  styleUrl: './burden-page.scss',
})
export class BurdenPage {
  protected readonly words = inject(Words);
  protected readonly measures = MEASURES;
  protected readonly shapes = MARK_SHAPES;
  /** From the address. */
  readonly householdId = input.required<string>();
  protected readonly resource = inject(BurdenApi).burden(this.householdId);
  protected readonly burden = computed(() => (this.resource.hasValue() ? this.resource.value() : undefined));

  /** A member's id; empty: the whole household. */
  protected readonly whose = signal('');
  private readonly called = computed(() => firstNamesOf(this.burden()?.members.map(({ name }) => name) ?? []));
  protected readonly choices = computed(() => [
    { value: '', label: this.words.t('burden.wholeHousehold') },
    ...(this.burden()?.members.map(({ memberId, name }) => ({ value: memberId, label: this.nameOf(name) })) ?? []),
  ]);
  private readonly member = computed(() => this.burden()?.members.find(({ memberId }) => memberId === this.whose()));
  protected readonly subject = computed<SubjectBurden>(() => this.member() ?? this.burden()!.household);
  protected readonly sentences = computed(() => {
    const burden = this.burden();
    if (!burden) return { direction: '', now: '' };
    const member = this.member();
    return { direction: directionSentence(this.words, burden, this.subject(), member && { ...member, name: this.nameOf(member.name) }), now: nowSentence(this.words, this.subject()) };
  });
  /** Newest first: what is read first is how it is now. */
  protected readonly rows = computed(() => {
    const { marks = [], today = '' } = this.burden() ?? {};
    return this.subject()
      .weeks.map((week) => ({ week, ahead: addDays(week.monday, 7) > today, marks: marks.filter(({ day }) => week.monday <= day && day < addDays(week.monday, 7)) }))
      .reverse();
  });
  /** Everybody's average week now, the household first. */
  protected readonly people = computed(() => {
    const burden = this.burden();
    if (!burden) return [];
    const everybody: { name: string; now: BurdenSum | null }[] = [{ name: this.words.t('burden.wholeHousehold'), now: burden.household.now }, ...burden.members.map(({ name, now }) => ({ name: this.nameOf(name), now }))];
    return everybody.flatMap(({ name, now }) => (now ? [{ name, now }] : []));
  });

  constructor() {
    followNews(this.householdId, this.resource);
  }

  protected said(week: WeekBurden | BurdenSum, measure: Measure, weeks = 1): string {
    return this.words.number(valueOf(week, measure, weeks));
  }

  protected what({ day, kind }: BurdenMark): string {
    return `${this.words.t(`burden.mark.${kind}`)} (${this.words.day(day, 'short')})`;
  }


  private nameOf(name: string): string {
    return this.called().get(name) ?? name;
  }
}

import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { NoticeKind } from '@contract/notice-words';
import type { NoticeView } from '@contract/notices';
import { dayOf, timeOf } from '../shared/day';
import { ListPages, rowsOnce } from '../shared/list-pages';
import { LongList } from '../shared/long-list';
import { momentText } from '../shared/moment';
import { Skeleton } from '../shared/skeleton';
import { StateMessage } from '../shared/state-message';
import { Words } from '../shared/words';
import { Session } from '../session/session';
import { NoticeApi } from './notice-api';

/** Where on the household's page it is that a notice tells of. */
const PLACES: Partial<Record<NoticeKind, string>> = {
  visit_planned: 'visits', visit_cancelled: 'visits', visit_taken_off: 'visits', visit_moved: 'visits', visit_combined: 'visits', visit_handed_over: 'visits',
  visit_question_asked: 'for-me', visit_question_answered: 'for-me', question_passed: 'for-me',
};

/** What the reader was told, newest first. */
@Component({
  selector: 'app-notice-page',
  imports: [LongList, MatButton, RouterLink, Skeleton, StateMessage],
  templateUrl: './notice-page.html',
  styleUrl: './notice-page.scss',
})
export class NoticePage {
  private readonly api = inject(NoticeApi);
  private readonly session = inject(Session);
  protected readonly words = inject(Words);
  protected readonly first = this.api.list();
  private readonly pages = new ListPages(this.first, (after) => this.api.pageAfter(after));
  protected readonly notices = computed(() => rowsOnce(this.pages.all().flatMap(({ notices }) => notices), 'id'));
  protected readonly next = this.pages.next;
  protected readonly error = linkedSignal<unknown>(() => this.first.error());
  protected readonly busy = signal(false);
  protected readonly placeOf = PLACES;
  protected readonly unread = computed(() => this.notices().some(({ read }) => !read));
  protected readonly reviews = computed(() => this.session.current()?.roles.includes('privacy_officer') ?? false);

  protected sentence({ kind, name, organisationName, outcome, until, day }: NoticeView): string {
    const who = this.words.t(organisationName ? 'notices.who' : 'notices.whoOnly', { name: name ?? this.words.t('notices.somebody'), organisation: organisationName ?? '' });
    return this.words.t(`noticeKind.${kind}`, {
      who,
      // One who may not see that household any more is told no day of it.
      on: day ? ` ${this.words.t('notices.onDay', { day: this.words.day(day, 'spoken') })}` : '',
      until: until ? momentText(this.words, until) : '',
      outcome: outcome ? this.words.t(`emergencyOutcome.${outcome}`).toLowerCase() : '',
    });
  }

  protected when(at: string): string {
    return `${this.words.day(dayOf(at), 'spoken')}, ${timeOf(at)}`;
  }

  protected mark(notice: NoticeView, read: boolean): Promise<void> {
    return this.attempt(async () => {
      await this.api.mark(notice.id, read);
      this.change((each) => (each.id === notice.id ? { ...each, read } : each));
    });
  }

  protected markAll(): Promise<void> {
    return this.attempt(async () => {
      await this.api.markAll();
      this.change((each) => ({ ...each, read: true }));
    });
  }

  protected more(): Promise<void> {
    return this.attempt(() => this.pages.more());
  }

  protected retry(): void {
    this.error.set(undefined);
    this.first.reload();
  }

  private change(how: (notice: NoticeView) => NoticeView): void {
    this.pages.change((page) => ({ ...page, notices: page.notices.map(how) }));
  }

  private async attempt(task: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    try {
      await task();
    } catch (error) {
      this.error.set(error);
    }
    this.busy.set(false);
  }
}

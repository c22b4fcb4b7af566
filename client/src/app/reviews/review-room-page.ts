import { afterNextRender, Component, computed, ElementRef, inject, input, linkedSignal, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import type { ReviewCaseView } from '@contract/reviews';
import { Dialogs } from '../shared/dialogs';
import { FormRefusal } from '../shared/form-refusal';
import { Icon } from '../shared/icon';
import { Saving } from '../shared/saving';
import { Skeleton } from '../shared/skeleton';
import { StateMessage } from '../shared/state-message';
import { Words } from '../shared/words';
import { ReviewApi } from './review-api';
import { ReviewCard } from './review-card';
import { deedOf } from './review-keys';

/** A review meeting: one household after the other, by keyboard. Each step is kept on the server as it is made. */
@Component({
  selector: 'app-review-room-page',
  host: { '(document:keydown)': 'press($event)' },
  imports: [FormRefusal, Icon, MatButton, ReviewCard, RouterLink, Skeleton, StateMessage],
  templateUrl: './review-room-page.html',
  styleUrl: './review-room-page.scss',
})
export class ReviewRoomPage {
  private readonly api = inject(ReviewApi);
  private readonly dialogs = inject(Dialogs);
  private readonly router = inject(Router);
  protected readonly words = inject(Words);
  readonly meetingId = input.required<string>();
  protected readonly resource = this.api.meeting(this.meetingId);
  protected readonly meeting = computed(() => (this.resource.hasValue() ? this.resource.value() : undefined));
  protected readonly cases = computed(() => this.meeting()?.cases ?? []);
  protected readonly discussed = computed(() => this.cases().filter(({ discussedAt }) => discussedAt !== null).length);
  /** Where the meeting is: the first that was not discussed, until somebody goes elsewhere. */
  private readonly chosen = linkedSignal<string, string | null>({ source: this.meetingId, computation: () => null });
  protected readonly present = computed(() => this.cases().find(({ id }) => id === this.chosen()) ?? this.cases().find(({ discussedAt }) => discussedAt === null) ?? this.cases()[0]);
  protected readonly place = computed(() => this.cases().findIndex(({ id }) => id === this.present()?.id));
  /** Letters and numbers as keys; arrows always are. */
  protected readonly letters = signal(true);
  protected readonly saving = new Saving();
  private readonly card = viewChild(ReviewCard);
  private readonly heading = viewChild<unknown, ElementRef<HTMLElement>>('heading', { read: ElementRef });

  constructor() {
    // A key opens it, and what is typed after it must not be lost while its code comes.
    afterNextRender(() => void Promise.all([import('./review-note-dialog'), import('../shared/dialog-opener')]).catch(() => undefined));
  }

  protected press(event: KeyboardEvent): void {
    const meeting = this.meeting();
    if (!meeting || meeting.closedAt !== null || event.defaultPrevented) return;
    const deed = deedOf({ key: event.key, ctrlKey: event.ctrlKey, altKey: event.altKey, metaKey: event.metaKey, typing: takesKeys(event.target) }, this.letters());
    if (!deed) return;
    event.preventDefault();
    if (deed.kind === 'answer') this.card()?.answer(deed.place - 1);
    else if (deed.kind === 'next') void this.next();
    else if (deed.kind === 'previous') this.go(this.place() - 1);
    else if (deed.kind === 'note') void this.note();
    else void this.end();
  }

  /** This one was discussed; on to the one after it. */
  protected async next(): Promise<void> {
    const one = this.present();
    if (!one) return;
    if (one.discussedAt === null && !(await this.mark(one, true))) return;
    this.go(Math.min(this.place() + 1, this.cases().length - 1), one);
  }

  protected go(place: number, from = this.present()): void {
    const next = this.cases()[place];
    if (!next) return;
    this.chosen.set(next.id);
    if (next.id !== from?.id) setTimeout(() => this.heading()?.nativeElement.focus());
  }

  protected async mark(one: ReviewCaseView, discussed: boolean): Promise<boolean> {
    const saved = await this.saving.attempt(() => this.api.change(this.meetingId(), one.id, one.version, { discussed }));
    if (saved) this.renew(saved.answer);
    // Somebody else was first: what they did stands there now.
    else if (this.saving.stale()) this.resource.reload();
    return saved !== undefined;
  }

  protected async note(): Promise<void> {
    const one = this.present();
    if (!one) return;
    const { ReviewNoteDialog } = await import('./review-note-dialog');
    const saved = await this.dialogs.open<ReviewCaseView>(ReviewNoteDialog, { meetingId: this.meetingId(), one });
    if (saved) this.renew(saved);
  }

  protected async end(): Promise<void> {
    const { EndReviewDialog } = await import('./end-review-dialog');
    if (await this.dialogs.open(EndReviewDialog, this.meeting())) await this.router.navigate(['/review-meetings', this.meetingId(), 'minutes']);
  }

  private renew(one: ReviewCaseView): void {
    // Where the meeting is stays where it is, also as that one is discussed now.
    this.chosen.set(this.present()?.id ?? null);
    this.resource.update((meeting) => meeting && { ...meeting, cases: meeting.cases.map((each) => (each.id === one.id ? one : each)) });
  }
}

/** A field, a choice or an open dialog keeps its keys for itself. */
function takesKeys(target: EventTarget | null): boolean {
  return document.querySelector('mat-dialog-container') !== null || (target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable], [role=dialog], [popover]') !== null);
}

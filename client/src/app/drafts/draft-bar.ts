import { afterNextRender, Component, effect, inject, input, signal } from '@angular/core';
import type { FieldTree } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatDialogRef } from '@angular/material/dialog';
import { dayOf, timeOf } from '../shared/day';
import { Words } from '../shared/words';
import { Drafts } from './drafts';
import { putBackInto } from './put-back';

/** How long somebody pauses before what they typed is kept, in milliseconds. */
const PAUSE = 250;

/** Keeps what is typed in a dialog's form, puts it back when it is opened again, and says so. */
@Component({
  selector: 'app-draft-bar',
  imports: [MatButton],
  template: `
    <div role="status">
      @if (putBackAt(); as at) {
        <p class="note">
          <span>{{ words.t('drafts.putBack', { time: momentOf(at) }) }}</span>
          <button matButton type="button" (click)="discard()">{{ words.t('drafts.discard') }}</button>
        </p>
      }
    </div>
  `,
  styles: `
    .note {
      display: flex;
      flex-wrap: wrap;
      gap: 0 var(--space-3);
      align-items: center;
      justify-content: space-between;
      margin-bottom: var(--space-2);
      padding: 0.25rem 0.5rem 0.25rem 0.9rem;
      border-radius: var(--round-small);
      background: var(--primary-soft);
      color: var(--on-primary-soft);
      font-weight: 550;
    }
  `,
})
export class DraftBar {
  private readonly drafts = inject(Drafts);
  protected readonly words = inject(Words);
  /** What the form is about: the same for who opens it again. */
  readonly about = input.required<string>();
  readonly form = input.required<FieldTree<unknown>>();
  protected readonly putBackAt = signal<number | null>(null);
  private empty: unknown;
  private waiting: ReturnType<typeof setTimeout> | undefined;
  private over = false;

  constructor() {
    afterNextRender(() => void this.putBack());
    effect(() => {
      const { value, dirty } = this.form()();
      const typed = value();
      clearTimeout(this.waiting);
      if (dirty()) this.waiting = setTimeout(() => void this.keep(typed), PAUSE);
    });
    // Saved, or given up on purpose: it goes. Null is what a session that ended closes it with: then it stays.
    inject(MatDialogRef).afterClosed().subscribe((result) => {
      this.over = true;
      clearTimeout(this.waiting);
      if (result !== null) void this.drafts.remove(this.about());
    });
  }

  protected momentOf(at: number): string {
    const instant = new Date(at).toISOString();
    const today = dayOf(new Date().toISOString());
    return dayOf(instant) === today ? timeOf(instant) : `${this.words.day(dayOf(instant))} ${timeOf(instant)}`;
  }

  protected discard(): void {
    this.form()().reset(this.empty);
    this.putBackAt.set(null);
    void this.drafts.remove(this.about());
  }

  private async putBack(): Promise<void> {
    const state = this.form()();
    this.empty = state.value();
    const draft = await this.drafts.read(this.about());
    // Whoever types already goes on with that.
    if (!draft || this.over || state.dirty()) return;
    state.value.set(putBackInto(this.empty, draft.value));
    state.markAsDirty();
    this.putBackAt.set(draft.at);
  }

  private async keep(typed: unknown): Promise<void> {
    await this.drafts.write(this.about(), typed);
    if (this.over) await this.drafts.remove(this.about());
  }
}

import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { dayOf, timeOf } from '../shared/day';
import { FormRefusal } from '../shared/form-refusal';
import { Saving } from '../shared/saving';
import { Skeleton } from '../shared/skeleton';
import { StateMessage } from '../shared/state-message';
import { Words } from '../shared/words';
import { VisitExchangeApi } from './visit-exchange-api';

/** The secret address by which one's own calendar program knows one's visits. It is shown once, when it is made. */
@Component({
  selector: 'app-calendar-address-panel',
  imports: [FormRefusal, MatButton, Skeleton, StateMessage],
  templateUrl: './calendar-address-panel.html',
  styles: `
    :host {
      display: block;
    }
    p {
      max-width: 65ch;
    }
    .made {
      display: grid;
      gap: var(--space-2);
      margin-block: var(--space-3);
      padding: 0.9rem;
      border-radius: var(--round-small);
      background: var(--calm-soft);
      color: var(--on-calm-soft);
    }
    .made div {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-2);
    }
    input {
      flex: 1 1 16rem;
      min-width: 0;
      padding: 0.7rem 0.9rem;
      border: 1px solid var(--line-strong);
      border-radius: var(--round-small);
      background: var(--card);
      color: var(--ink);
    }
    .buttons {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-2);
      margin-top: var(--space-4);
    }
  `,
})
export class CalendarAddressPanel {
  private readonly api = inject(VisitExchangeApi);
  protected readonly words = inject(Words);
  protected readonly saving = new Saving();
  protected readonly view = this.api.calendarAddress();
  protected readonly state = computed(() => (this.view.hasValue() ? this.view.value() : undefined));
  protected readonly url = signal('');
  protected readonly copied = signal(false);
  protected readonly busy = signal(false);

  protected make(): Promise<void> {
    return this.whileBusy(async () => {
      const made = await this.saving.attempt(() => this.api.makeCalendarAddress());
      if (made) this.url.set(made.answer.url);
    });
  }

  protected end(): Promise<void> {
    return this.whileBusy(async () => {
      await this.saving.attempt(() => this.api.endCalendarAddress());
    });
  }

  /** Where the clipboard is not to be had (plain http), the text is at least selected. */
  protected async copy(box: HTMLInputElement): Promise<void> {
    box.select();
    const written = await navigator.clipboard?.writeText(this.url()).then(() => true, () => false);
    this.copied.set(written ?? false);
  }

  protected moment(instant: string): string {
    return `${this.words.day(dayOf(instant), 'long')} ${timeOf(instant)}`;
  }

  private async whileBusy(task: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    this.url.set('');
    this.copied.set(false);
    await task();
    this.busy.set(false);
    this.view.reload();
  }
}

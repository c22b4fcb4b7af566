import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { minutesCases } from '@contract/minutes-cases';
import { dayOf } from '../shared/day';
import { FormRefusal } from '../shared/form-refusal';
import { Icon } from '../shared/icon';
import { saveFile } from '../shared/save-file';
import { Saving } from '../shared/saving';
import { Skeleton } from '../shared/skeleton';
import { StateMessage } from '../shared/state-message';
import { Words } from '../shared/words';
import { outcomeText } from './outcome-text';
import { ReviewApi } from './review-api';

/** What a review meeting came to, to read and to print. */
@Component({
  selector: 'app-minutes-page',
  imports: [FormRefusal, Icon, MatButton, RouterLink, Skeleton, StateMessage],
  templateUrl: './minutes-page.html',
  styleUrl: './minutes-page.scss',
})
export class MinutesPage {
  private readonly api = inject(ReviewApi);
  protected readonly words = inject(Words);
  readonly meetingId = input.required<string>();
  protected readonly minutes = this.api.minutes(this.meetingId);
  protected readonly view = computed(() => (this.minutes.hasValue() ? this.minutes.value() : undefined));
  protected readonly cases = computed(() => minutesCases(this.view()?.cases ?? []));
  protected readonly day = computed(() => (this.view() ? dayOf(this.view()!.startedAt) : ''));
  protected readonly today = dayOf(new Date().toISOString());
  protected readonly saving = new Saving();
  protected readonly outcome = outcomeText;

  protected print(): void {
    window.print();
  }

  protected async paper(): Promise<void> {
    const made = await this.saving.attempt(() => this.api.paper(this.meetingId(), this.words.language()));
    if (made) saveFile(made.answer, `minutes-${this.day()}.pdf`);
  }
}

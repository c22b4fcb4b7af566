import { Component, computed, effect, inject, signal } from '@angular/core';
import { form, FormField, FormRoot, maxLength, minLength, required, type TreeValidationResult } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { EMERGENCY_MOST_HOURS, EMERGENCY_REASON_LEAST } from '@contract/emergency-words';
import { ChoiceField } from '../shared/choice-field';
import { FormRefusal } from '../shared/form-refusal';
import { Icon } from '../shared/icon';
import { momentText } from '../shared/moment';
import { Saving } from '../shared/saving';
import { Skeleton } from '../shared/skeleton';
import { StateMessage } from '../shared/state-message';
import { TextField } from '../shared/text-field';
import { Words } from '../shared/words';
import { EmergencyApi } from './emergency-api';

const HOURS = [1, 2, 4, 8, 12, EMERGENCY_MOST_HOURS];

/** For who needs a household at once and is not involved: whom it is about, why, and for how long. */
@Component({
  selector: 'app-emergency-page',
  imports: [ChoiceField, FormField, FormRefusal, FormRoot, Icon, MatButton, RouterLink, Skeleton, StateMessage, TextField],
  templateUrl: './emergency-page.html',
  styleUrl: './emergency-page.scss',
})
export class EmergencyPage {
  private readonly api = inject(EmergencyApi);
  private readonly router = inject(Router);
  protected readonly words = inject(Words);
  protected readonly saving = new Saving();
  protected readonly own = this.api.own();
  protected readonly terms = computed(() => (this.own.hasValue() ? this.own.value() : undefined));
  protected readonly least = EMERGENCY_REASON_LEAST;

  private readonly typed = signal({ name: '', birthDate: '', reason: '', hours: '' });
  protected readonly fields = form(
    this.typed,
    (path) => {
      required(path.name);
      maxLength(path.name, 200);
      required(path.birthDate);
      required(path.reason);
      minLength(path.reason, EMERGENCY_REASON_LEAST);
      maxLength(path.reason, 1000);
    },
    { submission: { action: () => this.open() } },
  );
  protected readonly hours = computed(() => {
    const offered = [...new Set([...HOURS, this.terms()?.defaultHours ?? 1])].sort((one, other) => one - other);
    return offered.map((count) => ({ value: String(count), label: this.words.count('emergency.hours', count) }));
  });

  constructor() {
    effect(() => {
      const terms = this.terms();
      if (terms) this.typed.update((typed) => (typed.hours ? typed : { ...typed, hours: String(terms.defaultHours) }));
    });
  }

  protected until(instant: string): string {
    return momentText(this.words, instant);
  }

  private async open(): Promise<TreeValidationResult> {
    const { name, birthDate, reason, hours } = this.typed();
    const saved = await this.saving.attempt(() => this.api.open({ name, birthDate, reason, hours: Number(hours) }));
    const [one, ...others] = saved?.answer.opened ?? [];
    if (one && others.length === 0) await this.router.navigate(['/households', one.householdId]);
    else if (one) this.own.reload();
    return this.saving.fieldErrors(this.fields);
  }
}

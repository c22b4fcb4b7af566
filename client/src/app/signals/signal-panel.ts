import { Component, computed, effect, inject, input, output, signal, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { HouseholdPicture } from '@contract/households';
import type { SignalAnswerView, SignalView } from '@contract/signals';
import { Dialogs } from '../shared/dialogs';
import { FoldButton } from '../shared/fold-button';
import { FormRefusal } from '../shared/form-refusal';
import { inSight } from '../shared/in-sight';
import { Saving } from '../shared/saving';
import { Skeleton } from '../shared/skeleton';
import { StateMessage } from '../shared/state-message';
import { dayOf } from '../shared/day';
import { Words } from '../shared/words';
import { answerTask } from './answer-task';
import { SignalApi } from './signal-api';
import { SignalLine } from './signal-line';

/** Why this household is stuck or about to be, what was decided about it, and deciding. */
@Component({
  selector: 'app-signal-panel',
  imports: [FoldButton, FormRefusal, MatButton, SignalLine, Skeleton, StateMessage],
  templateUrl: './signal-panel.html',
  styleUrl: './signal-panel.scss',
})
export class SignalPanel {
  private readonly api = inject(SignalApi);
  private readonly dialogs = inject(Dialogs);
  protected readonly words = inject(Words);
  readonly picture = input.required<HouseholdPicture>();
  readonly changed = output();
  protected readonly saving = new Saving();
  protected readonly signals = this.api.ofHousehold(() => this.picture().id);
  protected readonly view = computed(() => (this.signals.hasValue() ? this.signals.value() : undefined));
  protected readonly all = signal(false);
  private readonly found = computed(() => this.view()?.signals ?? []);
  /** The picture of the household stands below. */
  protected readonly shown = computed(() => this.found().slice(0, this.all() ? undefined : inSight(this.found().length)));
  protected readonly folded = computed(() => this.found().length - inSight(this.found().length));
  private seen: HouseholdPicture | undefined;

  constructor() {
    // What was read anew on the page is read anew here.
    effect(() => {
      const picture = this.picture();
      if (this.seen?.id === picture.id) untracked(() => this.signals.reload());
      this.seen = picture;
    });
  }

  protected readonly dayOf = dayOf;
  protected readonly task = answerTask;

  protected async answer(signal: SignalView): Promise<void> {
    const { AnswerDialog } = await import('./answer-dialog');
    if (await this.dialogs.open(AnswerDialog, { picture: this.picture(), signal })) this.changed.emit();
  }

  protected async confirm(answer: SignalAnswerView): Promise<void> {
    if (await this.saving.attempt(() => this.api.confirm(this.picture().id, answer.id))) this.changed.emit();
  }
}

import { Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import type { ActionView } from '@contract/plans';
import { Icon } from '../shared/icon';
import { Words } from '../shared/words';

/** An action: what, by whom, by when; done in two taps. */
@Component({
  selector: 'app-action-row',
  imports: [Icon, MatButton, MatIconButton],
  templateUrl: './action-row.html',
  styleUrl: './action-row.scss',
})
export class ActionRow {
  protected readonly words = inject(Words);
  readonly action = input.required<ActionView>();
  readonly edit = output();
  readonly finish = output();
  /** After the first tap: is it really done? */
  protected readonly asking = signal(false);

  protected readonly owners = computed(() =>
    this.words.list(this.action().owners.map((owner) => owner.name ?? this.words.t('team.confidential'))),
  );
  protected readonly when = computed(() => {
    const { rhythm, dueOn, startsOn } = this.action();
    if (rhythm === 'once') return dueOn ? this.words.t('plan.due', { day: this.words.day(dueOn, 'weekday') }) : '';
    const often = this.words.t(`actionRhythm.${rhythm}`);
    return startsOn ? this.words.t('plan.rhythm', { often, day: this.words.day(startsOn) }) : often;
  });

  protected confirm(): void {
    this.asking.set(false);
    this.finish.emit();
  }
}

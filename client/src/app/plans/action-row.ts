import { Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import type { ActionView } from '@contract/plans';
import { Icon } from '../shared/icon';
import { Words } from '../shared/words';
import { ChangeMark } from './change-mark';
import { ownersInWords, whenInWords } from './action-words';

/** An action: what, by whom, by when; done in two taps. */
@Component({
  selector: 'app-action-row',
  imports: [ChangeMark, Icon, MatButton, MatIconButton],
  templateUrl: './action-row.html',
  styleUrl: './action-row.scss',
})
export class ActionRow {
  protected readonly words = inject(Words);
  readonly action = input.required<ActionView>();
  /** What must be done first, in words. */
  readonly waitsFor = input<string | null>(null);
  /** Whether the reader has a part in this household, and so ticks off for those without an account. */
  readonly takesPart = input(false);
  /** The day of today, for how often a rhythm has come. */
  readonly today = input.required<string>();
  readonly edit = output();
  readonly finish = output();
  readonly takeBack = output();
  /** After the first tap: is it really done? */
  protected readonly asking = signal(false);

  protected readonly owners = computed(() => ownersInWords(this.words, this.action().owners));
  /** Owners who cannot tick it off themselves. */
  private readonly others = computed(() => this.action().owners.filter(({ kind }) => kind !== 'professional'));
  protected readonly mayTick = computed(() => this.action().mayChange || (this.takesPart() && this.others().length > 0));
  protected readonly yes = computed(() => {
    const onBehalf = this.others().length > 0 && this.others().length === this.action().owners.length;
    return onBehalf ? this.words.t('plan.yesDoneOnBehalf', { owners: this.owners() }) : this.words.t('plan.yesDone');
  });
  protected readonly when = computed(() => whenInWords(this.words, this.action(), this.today()));
  protected readonly lastDone = computed(() => {
    const { lastDone, rhythm, owners } = this.action();
    if (!lastDone) return '';
    const key = `plan.${rhythm === 'once' ? 'doneBy' : 'lastTime'}${lastDone.onBehalf ? 'OnBehalf' : ''}`;
    const name = lastDone.by ?? this.words.t('team.confidential');
    return this.words.t(key, { name, day: this.words.day(lastDone.on, 'weekday'), owners: ownersInWords(this.words, owners) });
  });

  protected confirm(): void {
    this.asking.set(false);
    this.finish.emit();
  }
}

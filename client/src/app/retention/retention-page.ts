import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import type { DueHousehold, RetentionTermView } from '@contract/retention';
import { firstValueFrom } from 'rxjs';
import { Dialogs } from '../shared/dialogs';
import { Icon } from '../shared/icon';
import { refusalOf, type Refusal } from '../shared/problem';
import { Skeleton } from '../shared/skeleton';
import { StateMessage } from '../shared/state-message';
import { Words } from '../shared/words';
import { DestructionRun } from './destruction-run';
import { householdNumber } from './household-number';
import { RetentionApi } from './retention-api';

/** For the privacy officer: what is past its term, by number and without content, and what was done about it. */
@Component({
  selector: 'app-retention-page',
  imports: [DestructionRun, Icon, MatButton, MatIconButton, Skeleton, StateMessage],
  templateUrl: './retention-page.html',
  styleUrl: './retention-page.scss',
})
export class RetentionPage {
  private readonly api = inject(RetentionApi);
  private readonly dialogs = inject(Dialogs);
  protected readonly words = inject(Words);

  protected readonly preview = this.api.preview();
  protected readonly runs = this.api.runs();
  protected readonly terms = this.api.terms();
  protected readonly error = computed(() => this.preview.error() ?? this.runs.error() ?? this.terms.error());
  protected readonly due = computed(() => (this.preview.hasValue() ? this.preview.value().due : []));
  protected readonly free = computed(() => this.due().filter(({ keptBecause }) => keptBecause.length === 0));
  /** All that can go, until somebody takes one out. */
  protected readonly chosen = linkedSignal<readonly string[]>(() => this.free().map(({ householdId }) => householdId));
  protected readonly busy = signal(false);
  protected readonly refusal = signal<Refusal | null>(null);
  protected readonly number = householdNumber;

  protected rows({ counts }: DueHousehold): number {
    return counts.reduce((sum, { rows }) => sum + rows, 0);
  }

  protected laws({ laws }: DueHousehold): string {
    const terms = this.terms.hasValue() ? this.terms.value() : [];
    return laws.length > 0 ? this.words.list(laws.map((law) => terms.find((term) => term.law === law)?.name ?? law)) : this.words.t('retention.noLaw');
  }

  protected kept({ keptBecause }: DueHousehold): string {
    return this.words.list(keptBecause.map((reason) => this.words.t(`leftOutBecause.${reason}`)));
  }

  protected toggle(id: string): void {
    this.chosen.update((chosen) => (chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id]));
  }

  protected async propose(): Promise<void> {
    this.refusal.set(null);
    this.busy.set(true);
    await firstValueFrom(this.api.propose(this.chosen())).catch((error: unknown) => this.refusal.set(refusalOf(error)));
    this.busy.set(false);
    this.reload();
  }

  protected async term(term: RetentionTermView | null): Promise<void> {
    const { TermDialog } = await import('./term-dialog');
    if (await this.dialogs.open(TermDialog, term)) this.reload();
  }

  protected reload(): void {
    this.preview.reload();
    this.runs.reload();
    this.terms.reload();
  }
}

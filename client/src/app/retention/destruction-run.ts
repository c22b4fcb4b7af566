import { Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { DestructionCaseView, DestructionRunView } from '@contract/retention';
import { firstValueFrom, type Observable } from 'rxjs';
import { dayOf, timeOf } from '../shared/day';
import { Dialogs } from '../shared/dialogs';
import { refusalOf, type Refusal } from '../shared/problem';
import { saveFile } from '../shared/save-file';
import { Words } from '../shared/words';
import { householdNumber } from './household-number';
import { RetentionApi } from './retention-api';

/** One destruction: who wanted it, what it is about, and what became of it. */
@Component({
  selector: 'app-destruction-run',
  imports: [MatButton],
  templateUrl: './destruction-run.html',
  styleUrl: './retention-page.scss',
})
export class DestructionRun {
  private readonly api = inject(RetentionApi);
  private readonly dialogs = inject(Dialogs);
  protected readonly words = inject(Words);
  readonly run = input.required<DestructionRunView>();
  readonly changed = output();

  protected readonly busy = signal(false);
  protected readonly refusal = signal<Refusal | null>(null);
  protected readonly waiting = computed(() => this.run().cases.filter(({ outcome }) => outcome === 'waiting').length);
  protected readonly number = householdNumber;

  protected moment(instant: string | null): string {
    return instant ? `${this.words.day(dayOf(instant), 'long')} ${timeOf(instant)}` : '';
  }

  protected outcome(each: DestructionCaseView): string {
    if (each.leftOutBecause) return this.words.t(`leftOutBecause.${each.leftOutBecause}`);
    return this.words.t(each.failed ? 'retention.failed' : `destructionOutcome.${each.outcome}`);
  }

  protected async approve(): Promise<void> {
    const { ConfirmDialog } = await import('./confirm-dialog');
    const ask = { title: this.words.t('retention.approveTitle'), text: this.words.count('retention.approveText', this.waiting()), yes: this.words.t('retention.approve') };
    if (await this.dialogs.open(ConfirmDialog, ask)) await this.attempt(this.api.approve(this.run().id));
  }

  protected async carryOut(): Promise<void> {
    const { ConfirmDialog } = await import('./confirm-dialog');
    const ask = { title: this.words.t('retention.carryOutTitle'), text: this.words.count('retention.carryOutText', this.waiting()), yes: this.words.t('retention.carryOut') };
    if (await this.dialogs.open(ConfirmDialog, ask)) await this.attempt(this.api.carryOut(this.run().id));
  }

  protected async withdraw(): Promise<void> {
    await this.attempt(this.api.withdraw(this.run().id));
  }

  protected async certificate(format: 'pdf' | 'json'): Promise<void> {
    const { id, number } = this.run();
    const file = await this.attempt(this.api.certificate(id, format, this.words.language()), false);
    if (file) saveFile(file, `vernietiging-${number}.${format}`);
  }

  private async attempt<T>(request: Observable<T>, changes = true): Promise<T | undefined> {
    this.refusal.set(null);
    this.busy.set(true);
    try {
      return await firstValueFrom(request);
    } catch (error) {
      this.refusal.set(refusalOf(error));
      return undefined;
    } finally {
      this.busy.set(false);
      if (changes) this.changed.emit();
    }
  }
}

import { Component, computed, inject, input, signal, type Type } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { ImportResult } from '@contract/visit-exchange';
import { HouseholdApi } from '../households/household-api';
import { BackLink } from '../shared/back-link';
import { dayOf } from '../shared/day';
import { Icon } from '../shared/icon';
import { LaterPart } from '../shared/later-part';
import { Skeleton } from '../shared/skeleton';
import { StateMessage } from '../shared/state-message';
import { Words } from '../shared/words';
import { FileDrop } from './file-drop';
import { FileProgress } from './file-progress';
import { FileWorkers, type FileWorker } from './file-worker';
import type { FileReading } from './worker/messages';

/** Visits out of a file into one household: read here, looked at, chosen, and only then taken over. */
@Component({
  selector: 'app-import-page',
  imports: [BackLink, FileDrop, FileProgress, Icon, LaterPart, MatButton, RouterLink, Skeleton, StateMessage],
  templateUrl: './import-page.html',
  styleUrl: './import-page.scss',
})
export class ImportPage {
  protected readonly worker = inject(FileWorkers).open();
  protected readonly words = inject(Words);
  protected readonly progress = this.worker.progress;

  /** From the address. */
  readonly householdId = input.required<string>();
  protected readonly household = inject(HouseholdApi).picture(this.householdId);
  protected readonly picture = computed(() => (this.household.hasValue() ? this.household.value() : undefined));

  protected readonly reading = signal<FileReading | null>(null);
  protected readonly problem = signal('');
  protected readonly stopped = signal(false);
  protected readonly result = signal<ImportResult | null>(null);
  protected readonly working = signal(false);

  /** What comes of a file, with its own code: before there is one, nobody has to wait for it. */
  protected readonly visits = (): Promise<Type<unknown>> => import('./import-visits').then(({ ImportVisits }) => ImportVisits);
  protected readonly also = { reading: this.reading, worker: (): FileWorker => this.worker, working: () => this.working };

  protected async read([file]: readonly File[]): Promise<void> {
    this.reading.set(null);
    this.result.set(null);
    this.problem.set('');
    this.stopped.set(false);
    const answer = await this.worker.ask({ kind: 'read', file: file!, today: dayOf(new Date().toISOString()) }, 'read');
    if (answer === null) return this.stopped.set(true);
    if (answer.kind === 'unreadable') return this.problem.set(this.words.t(`visitFiles.problems.${answer.code}`, answer.facts));
    this.reading.set(answer.reading);
  }

  protected taken(result: unknown): void {
    this.result.set(result as ImportResult);
  }

  protected stop(): void {
    this.worker.stop();
  }
}

import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { firstNamesOf } from '@contract/first-names';
import type { OverlapFacts } from '@contract/overlap-codes';
import { overlapSentence } from '@contract/overlap-sentence';
import { dayOf, type Day } from '../shared/day';
import { Icon } from '../shared/icon';
import { saveFile } from '../shared/save-file';
import { Words } from '../shared/words';
import { FileDrop } from './file-drop';
import { FileNotes } from './file-notes';
import { FileProgress } from './file-progress';
import { FileWorkers } from './file-worker';
import type { ScannedHousehold, Scan } from './worker/messages';

const SHOWN_OVERLAPS = 300;

/** What a file of visits says of overlaps, busy weeks and visits that could have been one. Nothing of it leaves the browser. */
@Component({
  selector: 'app-quick-scan-page',
  imports: [FileDrop, FileNotes, FileProgress, Icon, MatButton],
  templateUrl: './quick-scan-page.html',
  styleUrl: './quick-scan-page.scss',
})
export class QuickScanPage {
  protected readonly words = inject(Words);
  private readonly worker = inject(FileWorkers).open();
  protected readonly progress = this.worker.progress;
  protected readonly names = signal<string>('');
  protected readonly scan = signal<Scan | null>(null);
  protected readonly household = signal<ScannedHousehold | null>(null);
  protected readonly problem = signal('');
  protected readonly stopped = signal(false);

  protected readonly place = signal(0);
  private readonly firstNames = computed(() => firstNamesOf(this.household()?.members ?? []));
  protected readonly overlaps = computed(() => this.household()?.overlaps.slice(0, SHOWN_OVERLAPS) ?? []);
  protected readonly moreOverlaps = computed(() => Math.max(0, (this.household()?.overlaps.length ?? 0) - SHOWN_OVERLAPS));
  protected readonly faults = computed(() => this.scan()?.files.flatMap(({ faults }) => faults) ?? []);
  protected readonly moreFaults = computed(() => this.scan()?.files.reduce((sum, { moreFaults }) => sum + moreFaults, 0) ?? 0);
  protected readonly notes = computed(() => this.scan()?.files.flatMap(({ notes }) => notes) ?? []);
  protected readonly mostVisits = computed(() => Math.max(1, ...(this.household()?.weeks.map(({ visits }) => visits) ?? [])));

  protected async read(files: readonly File[]): Promise<void> {
    this.names.set(this.words.list(files.map(({ name }) => name)));
    this.scan.set(null);
    this.household.set(null);
    this.problem.set('');
    this.stopped.set(false);
    const answer = await this.worker.ask({ kind: 'scan', files, today: dayOf(new Date().toISOString()) }, 'scan');
    if (answer === null) return this.stopped.set(true);
    if (answer.kind === 'unreadable') return this.problem.set(this.words.t(`visitFiles.problems.${answer.code}`, answer.facts));
    this.scan.set(answer.scan);
    if (answer.scan.households.length > 0) await this.show(0);
  }

  protected async show(place: number): Promise<void> {
    this.place.set(place);
    const answer = await this.worker.ask({ kind: 'household', place }, 'household');
    if (answer?.kind === 'household') this.household.set(answer.household);
  }

  protected async download(): Promise<void> {
    const answer = await this.worker.ask({ kind: 'overlaps', language: this.words.language() }, 'text');
    if (answer?.kind === 'text') saveFile(new Blob([answer.text], { type: 'text/csv;charset=utf-8' }), `${this.words.t('quickScan.file')}.csv`);
  }

  protected stop(): void {
    this.worker.stop();
  }

  protected print(): void {
    window.print();
  }

  protected nameOf(name: string | null): string {
    return name ?? this.words.t('quickScan.unnamed');
  }

  protected sentence(overlap: OverlapFacts): string {
    const member = overlap.memberId === '?' ? null : overlap.memberId;
    const memberFirstName = member === null ? null : (this.firstNames().get(member) ?? member);
    return overlapSentence({ ...overlap, memberFirstName }, this.words.language());
  }

  protected daysOf({ firstDay, lastDay }: { firstDay: Day; lastDay: Day }): string {
    return firstDay === lastDay ? this.words.day(firstDay, 'long') : `${this.words.day(firstDay)} – ${this.words.day(lastDay, 'long')}`;
  }

  protected hours(minutes: number): string {
    return this.words.t('quickScan.hours', { hours: new Intl.NumberFormat(this.words.language(), { maximumFractionDigits: 1 }).format(minutes / 60) });
  }

  protected who(professionals: readonly string[]): string {
    return this.words.list(professionals.map((name) => (name.startsWith('? ') ? this.words.t('quickScan.somebody') : name)));
  }
}

import { Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { rowFaultSentence } from '@contract/row-faults';
import { Icon } from '../shared/icon';
import { Words } from '../shared/words';
import type { FileFault, FileNote } from './worker/messages';

/** How a file was read: what is to be known of it, and each row that was left out, with its line and why. */
@Component({
  selector: 'app-file-notes',
  imports: [Icon, MatButton],
  template: `
    @for (note of notes(); track $index) {
      <p class="note"><app-icon name="warning" /> {{ sentence(note) }}</p>
    }
    @if (faults().length > 0) {
      <div>
        <div class="card-head">
          <h2 id="faults">{{ words.count('visitFiles.faults', faults().length + moreFaults()) }}</h2>
          @if (mayMend()) {
            <button matButton="tonal" type="button" (click)="mend.emit()">{{ words.t('visitFiles.mend') }}</button>
          }
        </div>
        <p class="soft">{{ words.t(mayMend() ? 'visitFiles.mendText' : 'visitFiles.faultsText') }}</p>
        <div class="frame" tabindex="0" role="region" aria-labelledby="faults">
          <table>
            <thead>
              <tr>
                <th scope="col">{{ words.t('visitFiles.line') }}</th>
                <th scope="col">{{ words.t('visitFiles.column') }}</th>
                <th scope="col">{{ words.t('visitFiles.reason') }}</th>
              </tr>
            </thead>
            <tbody>
              @for (fault of shown(); track $index) {
                <tr>
                  <td class="numbers">{{ fault.line }}</td>
                  <td>{{ fault.column }}</td>
                  <td>{{ reason(fault) }}</td>
                </tr>
              }
            </tbody>
          </table>
        </div>
        @if (more() > 0) {
          <p class="soft small">{{ words.count('visitFiles.moreFaults', more()) }}</p>
        }
      </div>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-3);
      grid-template-columns: minmax(0, 1fr);
    }
    .note {
      display: flex;
      gap: 0.6rem;
      padding: 0.7rem 0.9rem;
      border-radius: var(--round-small);
      background: var(--amber-soft);
      color: var(--on-amber-soft);
    }
    .frame {
      overflow: auto;
      max-height: 24rem;
      margin-top: var(--space-3);
    }
    table {
      width: 100%;
      border-collapse: collapse;
    }
    th,
    td {
      padding: 0.4rem 0.8rem 0.4rem 0;
      border-top: 1px solid var(--line);
      text-align: start;
      vertical-align: top;
    }
    th {
      border: 0;
      color: var(--ink-soft);
      font-size: 0.875rem;
    }
  `,
})
export class FileNotes {
  protected readonly words = inject(Words);
  readonly notes = input<readonly FileNote[]>([]);
  readonly faults = input.required<readonly Pick<FileFault, 'line' | 'column' | 'code' | 'facts'>[]>();
  readonly moreFaults = input(0);
  /** Whether the rows can be had as a file, to mend and bring again. */
  readonly mayMend = input(false);
  readonly mend = output();
  protected readonly shown = computed(() => this.faults().slice(0, 200));
  protected readonly more = computed(() => this.faults().length + this.moreFaults() - this.shown().length);

  protected reason(fault: Pick<FileFault, 'code' | 'facts'>): string {
    return rowFaultSentence(fault, this.words.language());
  }

  protected sentence(note: FileNote): string {
    if (note.kind === 'encoding') return this.words.t('visitFiles.notes.encoding', { encoding: note.encoding });
    if (note.kind === 'most') return this.words.count('visitFiles.notes.most', note.series, { most: note.most });
    const days = { from: this.words.day(note.from, 'long'), until: this.words.day(note.until, 'long') };
    return note.kind === 'window' ? this.words.count('visitFiles.notes.window', note.series, days) : this.words.count('visitFiles.notes.outside', note.appointments, days);
  }
}

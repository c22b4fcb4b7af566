import { Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { tableSheet } from '@contract/table-sheet';
import { BackLink } from '../shared/back-link';
import { FormRefusal } from '../shared/form-refusal';
import { saveFile } from '../shared/save-file';
import { Saving } from '../shared/saving';
import { Skeleton } from '../shared/skeleton';
import { StateMessage } from '../shared/state-message';
import { Words } from '../shared/words';
import { BreakthroughApi } from './breakthrough-api';

/** The sheet for the table: to read from the screen, to print from here, or as a PDF. */
@Component({
  selector: 'app-table-paper-page',
  imports: [BackLink, FormRefusal, MatButton, Skeleton, StateMessage],
  templateUrl: './table-paper-page.html',
  styleUrls: ['../shared/paper.scss', './table-paper-page.scss'],
})
export class TablePaperPage {
  private readonly api = inject(BreakthroughApi);
  protected readonly words = inject(Words);
  protected readonly saving = new Saving();

  /** From the address. */
  readonly householdId = input.required<string>();
  readonly breakthroughId = input.required<string>();
  protected readonly resource = this.api.table(this.householdId, this.breakthroughId);
  protected readonly table = computed(() => (this.resource.hasValue() ? this.resource.value() : undefined));
  /** Not on what is handed out, unless it is wanted. */
  protected readonly withSignals = signal(false);
  protected readonly hasSignals = computed(() => (this.table()?.breakthrough.figures?.signals ?? null) !== null);
  protected readonly sheet = computed(() => {
    const table = this.table();
    return table && tableSheet(table, { language: this.words.language(), day: (day) => this.words.day(day, 'long'), signals: this.withSignals() });
  });

  protected print(): void {
    window.print();
  }

  protected async pdf(): Promise<void> {
    const made = await this.saving.attempt(() => this.api.paper(this.householdId(), this.breakthroughId(), this.words.language(), this.withSignals()));
    if (made) saveFile(made.answer, `doorbraaktafel-${this.table()?.breakthrough.tableOn ?? this.table()?.madeOn}.pdf`);
  }
}

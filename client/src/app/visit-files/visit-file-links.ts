import { Component, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { HouseholdPicture } from '@contract/households';
import { Dialogs } from '../shared/dialogs';
import { Words } from '../shared/words';

/** Visits in and out of this household by file. */
@Component({
  selector: 'app-visit-file-links',
  imports: [MatButton, RouterLink],
  template: `
    @if (picture().access.takesPart && !picture().closedOn) {
      <a matButton [routerLink]="['/households', picture().id, 'visit-import']">{{ words.t('visits.import') }}</a>
    }
    <button matButton type="button" (click)="export()">{{ words.t('visits.export') }}</button>
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-2);
    }
  `,
})
export class VisitFileLinks {
  private readonly dialogs = inject(Dialogs);
  protected readonly words = inject(Words);
  readonly picture = input.required<HouseholdPicture>();

  protected async export(): Promise<void> {
    const { ExportDialog } = await import('./export-dialog');
    await this.dialogs.open(ExportDialog, this.picture());
  }
}

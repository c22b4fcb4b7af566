import { Component, computed, input, output, signal, viewChild } from '@angular/core';
import type { HouseholdPicture } from '@contract/households';
import type { OverlapView } from '@contract/visits';
import { OverlapPanel } from './overlap-panel';
import { VisitCalendar } from './visit-calendar';

/** On the household's page: who comes when, with what doubles up beside it, each pointing at the other. */
@Component({
  selector: 'app-visit-section',
  imports: [OverlapPanel, VisitCalendar],
  template: `
    <app-visit-calendar [picture]="picture()" [pointedAt]="chosen()" (changed)="changed.emit()" />
    <app-overlap-panel [picture]="picture()" [chosen]="chosen()" (choose)="pointAt($event)" (changed)="changed.emit()" />
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr) 18.5rem;
      gap: var(--space-5);
    }
    @media (width < 68rem) {
      :host {
        grid-template-columns: minmax(0, 1fr);
      }
    }
  `,
})
export class VisitSection {
  readonly picture = input.required<HouseholdPicture>();
  readonly changed = output();
  private readonly calendar = viewChild.required(VisitCalendar);
  /** The overlap whose visits are pointed at in the calendar; forgotten when it is no longer there. */
  private readonly pointedAt = signal<string | null>(null);
  protected readonly chosen = computed<OverlapView | null>(() => this.picture().overlaps.find((overlap) => overlap.id === this.pointedAt()) ?? null);

  protected pointAt(overlap: OverlapView | null): void {
    this.pointedAt.set(overlap?.id ?? null);
    if (overlap) this.calendar().show(overlap);
  }
}

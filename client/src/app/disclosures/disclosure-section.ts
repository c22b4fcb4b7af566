import { afterNextRender, Component, DestroyRef, inject, input, inputBinding, output, outputBinding, signal, viewChild, ViewContainerRef } from '@angular/core';
import type { HouseholdPicture } from '@contract/households';
import { Skeleton } from '../shared/skeleton';

/** The place of the panel on the household's page, which comes after the rest: it is not what the page is opened for. */
@Component({
  selector: 'app-disclosure-section',
  imports: [Skeleton],
  template: `
    @if (!there()) {
      <app-skeleton [lines]="[40, 85, 60]" />
    }
    <ng-container #place />
  `,
})
export class DisclosureSection {
  readonly picture = input.required<HouseholdPicture>();
  readonly changed = output();
  protected readonly there = signal(false);
  private readonly place = viewChild.required('place', { read: ViewContainerRef });

  private readonly destroyed = inject(DestroyRef);

  constructor() {
    afterNextRender(() => void this.show());
  }

  private async show(): Promise<void> {
    const { DisclosurePanel } = await import('./disclosure-panel');
    if (this.destroyed.destroyed) return;
    this.place().createComponent(DisclosurePanel, {
      bindings: [inputBinding('picture', this.picture), outputBinding<void>('changed', () => this.changed.emit())],
    });
    this.there.set(true);
  }
}

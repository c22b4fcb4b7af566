import { afterNextRender, Component, DestroyRef, inject, input, inputBinding, output, outputBinding, signal, viewChild, ViewContainerRef, type Type } from '@angular/core';
import type { HouseholdPicture } from '@contract/households';
import { Skeleton } from './skeleton';

/** The place of a panel on the household's page that comes after the rest: it is not what the page is opened for. */
@Component({
  selector: 'app-later',
  imports: [Skeleton],
  template: `
    @if (!there()) {
      <app-skeleton [lines]="[40, 85, 60]" />
    }
    <ng-container #place />
  `,
})
export class Later {
  readonly picture = input.required<HouseholdPicture>();
  /** A panel with a picture that says when it changed something. */
  readonly panel = input.required<() => Promise<Type<unknown>>>();
  readonly changed = output();
  protected readonly there = signal(false);
  private readonly place = viewChild.required('place', { read: ViewContainerRef });

  private readonly destroyed = inject(DestroyRef);

  constructor() {
    afterNextRender(() => void this.show());
  }

  private async show(): Promise<void> {
    const panel = await this.panel()();
    if (this.destroyed.destroyed) return;
    this.place().createComponent(panel, {
      bindings: [inputBinding('picture', this.picture), outputBinding<void>('changed', () => this.changed.emit())],
    });
    this.there.set(true);
  }
}

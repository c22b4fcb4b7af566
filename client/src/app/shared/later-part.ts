import { afterNextRender, Component, DestroyRef, inject, input, inputBinding, output, outputBinding, signal, viewChild, ViewContainerRef, type Type } from '@angular/core';
import type { HouseholdPicture } from '@contract/households';
import { Skeleton } from './skeleton';

/** A part of the household's page that comes with its own code after the rest: it is not what the page is opened for. */
@Component({
  selector: 'app-later-part',
  imports: [Skeleton],
  template: `
    @if (!there()) {
      <app-skeleton [lines]="[40, 85, 60]" />
    }
    <ng-container #place />
  `,
})
export class LaterPart {
  /** A component that takes `picture` and says `changed`. */
  readonly load = input.required<() => Promise<Type<unknown>>>();
  readonly picture = input.required<HouseholdPicture>();
  readonly changed = output();
  protected readonly there = signal(false);
  private readonly place = viewChild.required('place', { read: ViewContainerRef });
  private readonly destroyed = inject(DestroyRef);

  constructor() {
    afterNextRender(() => void this.show());
  }

  private async show(): Promise<void> {
    const part = await this.load()();
    if (this.destroyed.destroyed) return;
    this.place().createComponent(part, {
      bindings: [inputBinding('picture', this.picture), outputBinding<void>('changed', () => this.changed.emit())],
    });
    this.there.set(true);
  }
}

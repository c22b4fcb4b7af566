import { afterNextRender, Component, DestroyRef, inject, input, inputBinding, output, outputBinding, signal, viewChild, ViewContainerRef, type Type } from '@angular/core';
import type { HouseholdPicture } from '@contract/households';
import { Skeleton } from './skeleton';
import { Turns } from './turns';

/** A part of the household's page that comes with its own code after what is seen first, and is drawn in a turn of its own. */
@Component({
  selector: 'app-later-part',
  imports: [Skeleton],
  host: { '[style.min-height.rem]': 'there() ? null : height()' },
  template: `
    @if (!there() && height() !== 0) {
      <app-skeleton [lines]="[40, 85, 60]" />
    }
    <ng-container #place />
  `,
})
export class LaterPart {
  /** A component that takes `picture` and says `changed`. */
  readonly load = input.required<() => Promise<Type<unknown>>>();
  readonly picture = input.required<HouseholdPicture>();
  /** What it holds open until it is there, in rem: about what it is going to take. 0 for what is mostly not there. */
  readonly height = input<number | null>(null);
  readonly changed = output();
  protected readonly there = signal(false);
  private readonly place = viewChild.required('place', { read: ViewContainerRef });
  private readonly destroyed = inject(DestroyRef);
  private readonly turns = inject(Turns);

  constructor() {
    afterNextRender(() => void this.show());
  }

  private async show(): Promise<void> {
    const part = await this.load()();
    await this.turns.next();
    if (this.destroyed.destroyed) return;
    this.place().createComponent(part, {
      bindings: [inputBinding('picture', this.picture), outputBinding<void>('changed', () => this.changed.emit())],
    });
    this.there.set(true);
  }
}

import { afterNextRender, Component, DestroyRef, inject, input, inputBinding, output, outputBinding, signal, viewChild, ViewContainerRef, type Type } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { HouseholdPicture } from '@contract/households';
import { Skeleton } from './skeleton';
import { StateMessage } from './state-message';
import { Turns } from './turns';
import { Words } from './words';

/** What is lower than this, in rem, is one line. */
const ONE_LINE = 5;

/** A part of a page about a household that comes with its own code after what is seen first, and is drawn in a turn of its own. */
@Component({
  selector: 'app-later-part',
  imports: [MatButton, Skeleton, StateMessage],
  host: { '[style.min-height.rem]': 'there() ? null : height()' },
  template: `
    @if (failed()) {
      <app-state-message icon="error" [text]="words.t('state.partMissing')">
        <button matButton="tonal" type="button" (click)="show()">{{ words.t('state.retry') }}</button>
      </app-state-message>
    } @else if (!there() && height() !== 0) {
      <app-skeleton [lines]="(height() ?? ONE_LINE) < ONE_LINE ? [60] : [40, 85, 60]" />
    }
    <ng-container #place />
  `,
})
export class LaterPart {
  /** A component that takes `picture`, and what `also` has, and says `changed`. */
  readonly load = input.required<() => Promise<Type<unknown>>>();
  readonly picture = input.required<HouseholdPicture>();
  readonly also = input<Readonly<Record<string, () => unknown>>>({});
  /** What it holds open until it is there, in rem: about what it is going to take. 0 for what is mostly not there. */
  readonly height = input<number | null>(null);
  readonly changed = output<unknown>();
  protected readonly ONE_LINE = ONE_LINE;
  protected readonly there = signal(false);
  protected readonly failed = signal(false);
  private readonly place = viewChild.required('place', { read: ViewContainerRef });
  private readonly destroyed = inject(DestroyRef);
  private readonly turns = inject(Turns);
  protected readonly words = inject(Words);

  constructor() {
    afterNextRender(() => void this.show());
  }

  protected async show(): Promise<void> {
    this.failed.set(false);
    const part = await this.load()().catch((error: unknown) => {
      this.failed.set(true);
      throw error;
    });
    await this.turns.next();
    if (this.destroyed.destroyed) return;
    this.place().createComponent(part, {
      bindings: [
        inputBinding('picture', this.picture),
        ...Object.entries(this.also()).map(([name, value]) => inputBinding(name, value)),
        outputBinding<unknown>('changed', (what) => this.changed.emit(what)),
      ],
    });
    this.there.set(true);
  }
}

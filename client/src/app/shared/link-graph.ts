import { Component, computed, input } from '@angular/core';
import { layoutGraph, type DrawnBox, type DrawnLink } from './graph-layout';
import { narrowScreen } from './narrow-screen';

/** What leads to what, as a drawing; some of it stands out. The table beside it says the same in words. */
@Component({
  selector: 'app-link-graph',
  templateUrl: './link-graph.html',
  styleUrl: './link-graph.scss',
})
export class LinkGraph {
  readonly boxes = input.required<readonly DrawnBox[]>();
  readonly links = input.required<readonly DrawnLink[]>();
  /** Ids of boxes and links that stand out. */
  readonly loud = input<ReadonlySet<string>>(new Set());
  /** What the drawing is called, and what it says to who does not see it. */
  readonly label = input.required<string>();
  readonly text = input.required<string>();

  private readonly narrow = narrowScreen();
  protected readonly drawing = computed(() => layoutGraph(this.boxes(), this.links(), this.narrow()));
  protected readonly dashed = computed(() => new Set(this.links().flatMap(({ id, dashed }) => (dashed ? [id] : []))));
  /** What stands out is drawn over the rest. */
  protected readonly lines = computed(() => [...this.drawing().lines].sort((one, other) => Number(this.standsOut(one.id)) - Number(this.standsOut(other.id))));

  protected standsOut(id: string): boolean {
    return this.loud().has(id);
  }
}

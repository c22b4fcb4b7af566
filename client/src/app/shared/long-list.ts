import { DestroyRef, Directive, TemplateRef, ViewContainerRef, effect, inject, input, untracked, type EmbeddedViewRef } from '@angular/core';
import { BLOCK, BlockHeights, gapsBetween, type Stretch } from './long-list-blocks';

/** Up to so many rows all of them are in the page. */
const WHOLE = 200;
/** How far beyond what is in sight rows are drawn, one block a frame, and from how far on they are taken out: in heights of the window. */
const [NEAR, FAR] = [1, 2];

interface Row<T> {
  $implicit: T;
  place: number;
}

/**
 * `*appLongList="let row of rows; key: 'id'"` on the rows of a list or of a table that scrolls with the window: as `@for`, but of a long one
 * only those rows are in the page that are in sight, or near it, or around the focus. The others are held open by one empty item a stretch.
 * Who hears the list is told how long it is and where in it a row stands. On paper all rows are there.
 */
@Directive({ selector: '[appLongList]' })
export class LongList<T extends object> {
  readonly appLongListOf = input.required<readonly T[]>();
  /** The property that tells rows apart. */
  readonly appLongListKey = input.required<keyof T>();
  private readonly rows = this.appLongListOf;
  private readonly key = this.appLongListKey;

  private readonly container = inject(ViewContainerRef);
  private readonly template = inject<TemplateRef<Row<T>>>(TemplateRef);
  private readonly anchor = this.container.element.nativeElement as Comment;
  private readonly views = new Map<unknown, EmbeddedViewRef<Row<T>>>();
  private readonly heights = new BlockHeights();
  private width = 0;
  /** Between two rows, in pixels. */
  private between = 0;
  private shown = new Set<number>();
  private gaps: HTMLElement[] = [];
  private frame = 0;

  static ngTemplateContextGuard<T extends object>(_list: LongList<T>, _context: unknown): _context is Row<T> {
    return true;
  }

  constructor() {
    effect(() => {
      this.rows();
      untracked(() => this.renew());
    });
    const look = (): void => this.look();
    const heard = { scroll: look, resize: look, focusin: look, beforeprint: () => this.draw(this.all(), true), afterprint: look };
    for (const [name, act] of Object.entries(heard)) addEventListener(name, act, { passive: true });
    inject(DestroyRef).onDestroy(() => {
      for (const [name, act] of Object.entries(heard)) removeEventListener(name, act);
      cancelAnimationFrame(this.frame);
    });
  }

  /** Other rows: what is in the page of them stays, and what has come into sight is added in the next frame. */
  private renew(): void {
    const long = this.isLong();
    if (long) this.heights.of(this.keys(), (this.width = this.list?.clientWidth ?? 0));
    const still = [...this.shown].filter((block) => block < this.heights.blocks);
    this.draw(long ? new Set(still.length > 0 ? still : [0, 1, 2]) : this.all(), false);
    if (long) this.lookAgain();
  }

  private lookAgain(): void {
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => this.look());
  }

  /** What is in sight has to be there now; around it one block comes each frame, so that no frame takes long. */
  private look(): void {
    const list = this.list;
    if (!this.isLong() || !list) return;
    const guessed = this.heights.guessed;
    this.measure(list);
    const top = -list.getBoundingClientRect().top;
    const around = (windows: number): Stretch => this.heights.between(top - windows * innerHeight, top + (1 + windows) * innerHeight);
    const [sight, near, far] = [around(0), around(NEAR), around(FAR)];
    const wanted = new Set([...within(sight), ...this.blocksAtFocus(list)]);
    const missing = [...wanted].some((block) => !this.shown.has(block));
    for (const block of this.shown) if (block >= far.from && block < far.until) wanted.add(block);
    const later = within(near).filter((block) => !wanted.has(block));
    if (!missing && later.length > 0) {
      const away = (block: number): number => Math.max(sight.from - block, block - sight.until + 1);
      wanted.add(later.reduce((one, other) => (away(other) < away(one) ? other : one)));
    }
    // What was guessed is held open anew, too, now that some rows were seen.
    if (guessed || wanted.size !== this.shown.size || [...wanted].some((block) => !this.shown.has(block))) this.draw(wanted, true);
    if (later.length > 0) this.lookAgain();
  }

  /** @param alone outside the rendering of the page around it */
  private draw(shown: Set<number>, alone: boolean): void {
    const rows = this.rows();
    const size = this.isLong() ? rows.length : 0;
    for (const gap of this.gaps) gap.remove();
    const places = [...shown].sort((one, other) => one - other).flatMap((block) => rows.slice(block * BLOCK, (block + 1) * BLOCK).map((_, nth) => block * BLOCK + nth));
    const keys = new Set(places.map((place) => this.keyOf(place)));
    for (const [key, view] of this.views) {
      if (keys.has(key)) continue;
      this.views.delete(key);
      view.destroy();
    }
    places.forEach((place, index) => this.drawRow(place, index, size, alone));
    this.shown = shown;
    this.gaps = size > 0 ? gapsBetween(shown, this.heights.blocks).map((gap) => this.holdOpen(gap)) : [];
    const table = this.list?.closest('table');
    if (table) tell(table, 'aria-rowcount', size > 0 ? size + 1 : null);
  }

  private drawRow(place: number, index: number, size: number, alone: boolean): void {
    const row = this.rows()[place]!;
    const key = this.keyOf(place);
    let view = this.views.get(key);
    const changed = view?.context.$implicit !== row;
    if (view) {
      Object.assign(view.context, { $implicit: row, place });
      if (this.container.get(index) !== view) this.container.move(view, index);
    } else {
      view = this.container.createEmbeddedView(this.template, { $implicit: row, place }, { index });
      this.views.set(key, view);
    }
    if (changed && alone) view.detectChanges();
    const element = elementOf(view);
    if (element.tagName === 'TR') return tell(element, 'aria-rowindex', size > 0 ? place + 2 : null);
    tell(element, 'aria-posinset', size > 0 ? place + 1 : null);
    tell(element, 'aria-setsize', size > 0 ? size : null);
  }

  private holdOpen(gap: Stretch): HTMLElement {
    const list = this.list!;
    const height = `${Math.max(0, this.heights.sum(gap) - this.between)}px`;
    const ofTable = list.tagName === 'TBODY';
    const item = document.createElement(ofTable ? 'tr' : 'li');
    item.setAttribute('aria-hidden', 'true');
    (ofTable ? item.appendChild(document.createElement('td')) : item).style.cssText = `height: ${height}; padding: 0; border: 0`;
    const next = this.views.get(this.keyOf(gap.until * BLOCK));
    return list.insertBefore(item, next ? elementOf(next) : this.anchor);
  }

  /** Looks what the blocks in the page take, before any of them leaves it. */
  private measure(list: HTMLElement): void {
    if (this.width !== list.clientWidth) this.heights.of(this.keys(), (this.width = list.clientWidth));
    // Asked here, before anything is changed: afterwards the browser would have to work the styles out first.
    this.between = spaceBetweenRows(list);
    for (const block of this.shown) {
      const [first, last] = [block * BLOCK, Math.min((block + 1) * BLOCK, this.rows().length) - 1].map((place) => this.views.get(this.keyOf(place)));
      if (first && last) this.heights.see(block, elementOf(last).getBoundingClientRect().bottom - elementOf(first).getBoundingClientRect().top + this.between);
    }
    if (this.heights.guessed) this.heights.of(this.keys(), this.width);
  }

  /** Where the focus is, and on either side of it, so that the way on with the keyboard is there. */
  private blocksAtFocus(list: HTMLElement): number[] {
    const focused = list.contains(document.activeElement) ? document.activeElement : null;
    const row = [...this.views.values()].find((view) => elementOf(view).contains(focused));
    if (!focused || !row) return [];
    const block = Math.floor(row.context.place / BLOCK);
    return [block - 1, block, block + 1].filter((each) => each >= 0 && each < this.heights.blocks);
  }

  private isLong(): boolean {
    return this.rows().length > WHOLE;
  }

  private all(): Set<number> {
    return new Set(within({ from: 0, until: Math.ceil(this.rows().length / BLOCK) }));
  }

  private get list(): HTMLElement | null {
    return this.anchor.parentElement;
  }

  private keys(): unknown[] {
    return this.rows().map((_, place) => this.keyOf(place));
  }

  private keyOf(place: number): unknown {
    return this.rows()[place]?.[this.key()];
  }
}

const within = ({ from, until }: Stretch): number[] => Array.from({ length: until - from }, (_, nth) => from + nth);

const elementOf = (view: EmbeddedViewRef<unknown>): HTMLElement => view.rootNodes[0] as HTMLElement;

/** Of a list in a grid or a column. */
const spaceBetweenRows = (list: HTMLElement): number => parseFloat(getComputedStyle(list).rowGap) || 0;

/** @param value null where all rows are in the page, which says the same */
function tell(element: Element, name: string, value: number | null): void {
  if (value === null) element.removeAttribute(name);
  else if (element.getAttribute(name) !== String(value)) element.setAttribute(name, String(value));
}

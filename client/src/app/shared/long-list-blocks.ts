/** Rows that come into the page and leave it together. */
export const BLOCK = 5;

/** Blocks from the first up to, without, the last. */
export interface Stretch {
  from: number;
  until: number;
}

/** By the key of the first row of a block: what is known of a list is there again when its rows are, also on a page that comes back. */
const seenBlocks = new Map<unknown, { last: unknown; width: number; height: number }>();
/** So many blocks are remembered; then those that were seen first are forgotten. */
const MOST = 10_000;

/** What each block of a list takes, in pixels: as it was seen, and as the rows that were seen take on average where it was not. */
export class BlockHeights {
  private rows: readonly unknown[] = [];
  private width = 0;
  private heights: number[] = [];
  /** What a row takes, in pixels: as long as none was seen a guess. */
  private usual = 120;
  /** None of these rows has been seen yet. */
  guessed = true;

  get blocks(): number {
    return this.heights.length;
  }

  /** Of rows with these keys in a list of this width. Costs by the whole of the list: only when one of them has changed. */
  of(rows: readonly unknown[], width: number): void {
    [this.rows, this.width] = [rows, width];
    const blocks = Array.from({ length: Math.ceil(rows.length / BLOCK) }, (_, block) => block);
    const seen = blocks.map((block) => {
      const known = seenBlocks.get(this.firstOf(block));
      return known && known.last === this.lastOf(block) && known.width === width ? known.height : undefined;
    });
    const counted = blocks.filter((block) => seen[block] !== undefined).reduce((sum, block) => sum + this.rowsIn(block), 0);
    this.guessed = counted === 0;
    if (!this.guessed) this.usual = seen.reduce<number>((sum, height) => sum + (height ?? 0), 0) / counted;
    this.heights = blocks.map((block) => seen[block] ?? this.rowsIn(block) * this.usual);
  }

  see(block: number, height: number): void {
    this.heights[block] = height;
    seenBlocks.set(this.firstOf(block), { last: this.lastOf(block), width: this.width, height });
    if (seenBlocks.size > MOST) seenBlocks.delete(seenBlocks.keys().next().value);
  }

  /** The blocks that have a part between `top` and `bottom`, in pixels from the beginning of the list; at least one where there is any. */
  between(top: number, bottom: number): Stretch {
    let [block, end] = [0, this.heights[0] ?? 0];
    while (end <= top && block < this.blocks - 1) end += this.heights[++block]!;
    const from = block;
    while (end < bottom && block < this.blocks - 1) end += this.heights[++block]!;
    return { from, until: Math.min(block + 1, this.blocks) };
  }

  sum({ from, until }: Stretch): number {
    let sum = 0;
    for (let block = from; block < until; block++) sum += this.heights[block]!;
    return sum;
  }

  private rowsIn(block: number): number {
    return Math.min(BLOCK, this.rows.length - block * BLOCK);
  }

  private firstOf(block: number): unknown {
    return this.rows[block * BLOCK];
  }

  private lastOf(block: number): unknown {
    return this.rows[block * BLOCK + this.rowsIn(block) - 1];
  }
}

/** Stretches of blocks that are not among these. */
export function gapsBetween(shown: ReadonlySet<number>, blocks: number): Stretch[] {
  const gaps: Stretch[] = [];
  let from = 0;
  for (const block of [...shown].sort((one, other) => one - other)) {
    if (block > from) gaps.push({ from, until: block });
    from = block + 1;
  }
  if (from < blocks) gaps.push({ from, until: blocks });
  return gaps;
}

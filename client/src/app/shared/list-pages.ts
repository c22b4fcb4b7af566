import { computed, effect, linkedSignal, untracked, type WritableSignal } from '@angular/core';
import { firstValueFrom, type Observable } from 'rxjs';

interface Page {
  next: string | null;
}

interface FirstPage<P> {
  hasValue(): boolean;
  value(): P | undefined;
}

/** A page, and where the one before it ended when it was asked; null for the first. */
interface Read<P> {
  after: string | null;
  page: P;
}

/** The pages of a list that grows when somebody asks for more. The first one is read by itself, and when it is read anew the others stay. Make it where injection is possible. */
export class ListPages<P extends Page> {
  /** Those that are there, from the first on. */
  readonly all = computed(() => this.read().map(({ page }) => page));
  readonly next = computed(() => this.all().at(-1)?.next ?? null);
  private readonly read: WritableSignal<Read<P>[]>;

  /** The first page that does not begin any more where the one before it ends: between the two a row may be missing. */
  private readonly gap = computed(
    () => {
      const read = this.read();
      const place = read.findIndex(({ after }, place) => place > 0 && after !== read[place - 1]!.page.next);
      return place < 0 ? null : { place, after: read[place - 1]!.page.next };
    },
    { equal: (one, other) => one?.place === other?.place && one?.after === other?.after },
  );

  /**
   * @param question what the list answers: another one begins it anew
   * @param kept pages that were there when somebody left, until they are read anew
   */
  constructor(first: FirstPage<P>, private readonly pageAfter: (after: string) => Observable<P>, { question = () => null, kept = [] }: { question?: () => unknown; kept?: readonly P[] | undefined } = {}) {
    const keptAsRead = kept.map((page, place) => ({ after: kept[place - 1]?.next ?? null, page }));
    this.read = linkedSignal<{ question: unknown; first: P | undefined }, Read<P>[]>({
      source: () => ({ question: question(), first: first.hasValue() ? first.value() : undefined }),
      computation: (now, before) => {
        const rest = !before ? keptAsRead : before.source.question === now.question ? before.value : [];
        return now.first ? [{ after: null, page: now.first }, ...rest.slice(1)] : [...rest];
      },
    });
    effect(() => {
      const gap = this.gap();
      if (gap) untracked(() => void this.close(gap.place, gap.after));
    });
  }

  /** One page more, unless the list became another one in the meantime; throws what the API refuses. */
  async more(): Promise<void> {
    const after = this.next();
    if (after === null) return;
    const page = await firstValueFrom(this.pageAfter(after));
    if (this.next() === after) this.read.update((read) => [...read, { after, page }]);
  }

  /** Each page as it is after what was done here, until it is read anew. */
  change(edit: (page: P) => P): void {
    this.read.update((read) => read.map(({ after, page }) => ({ after, page: edit(page) })));
  }

  /** Reads a page after the first anew; throws what the API refuses. */
  async renew(place: number): Promise<void> {
    const after = this.all()[place - 1]?.next;
    if (!after) return;
    this.put(place, after, await firstValueFrom(this.pageAfter(after)));
  }

  /** Reads the page behind a gap anew, and so, one after the other, those that then no longer join. What cannot be had is left to who asks for more. */
  private async close(place: number, after: string | null): Promise<void> {
    const page = after === null ? null : await firstValueFrom(this.pageAfter(after)).catch(() => null);
    if (page) this.put(place, after, page);
    else if (this.gap()?.place === place && this.gap()?.after === after) this.read.update((read) => read.slice(0, place));
  }

  private put(place: number, after: string | null, page: P): void {
    if (place < this.all().length && this.all()[place - 1]?.next === after) this.read.update((read) => read.with(place, { after, page }));
  }
}

/** Each row of all pages once, as in the first page that has it: while the rest is read anew it may be in two. */
export function rowsOnce<T extends { [key in Key]: string }, Key extends keyof T>(rows: readonly T[], key: Key): T[] {
  const seen = new Set<string>();
  return rows.filter((row) => !seen.has(row[key]) && seen.add(row[key]));
}

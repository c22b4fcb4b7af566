import { computed, linkedSignal, type WritableSignal } from '@angular/core';
import { firstValueFrom, type Observable } from 'rxjs';

interface Page {
  next: string | null;
}

interface FirstPage<P> {
  hasValue(): boolean;
  value(): P | undefined;
}

/** The pages of a list that grows when somebody asks for more. The first one is read by itself, and when it is read anew the others stay. */
export class ListPages<P extends Page> {
  /** Those that are there, from the first on. */
  readonly all: WritableSignal<P[]>;
  readonly next = computed(() => this.all().at(-1)?.next ?? null);

  /**
   * @param question what the list answers: another one begins it anew
   * @param kept pages that were there when somebody left, until they are read anew
   */
  constructor(first: FirstPage<P>, private readonly pageAfter: (after: string) => Observable<P>, { question = () => null, kept = [] }: { question?: () => unknown; kept?: readonly P[] | undefined } = {}) {
    this.all = linkedSignal<{ question: unknown; first: P | undefined }, P[]>({
      source: () => ({ question: question(), first: first.hasValue() ? first.value() : undefined }),
      computation: (now, before) => {
        const rest = !before ? kept : before.source.question === now.question ? before.value : [];
        return now.first ? [now.first, ...rest.slice(1)] : [...rest];
      },
    });
  }

  /** One page more, unless the list became another one in the meantime; throws what the API refuses. */
  async more(): Promise<void> {
    const after = this.next();
    if (after === null) return;
    const page = await firstValueFrom(this.pageAfter(after));
    if (this.next() === after) this.all.update((pages) => [...pages, page]);
  }

  /** Reads a page after the first anew; throws what the API refuses. */
  async renew(place: number): Promise<void> {
    const after = this.all()[place - 1]?.next;
    if (!after) return;
    const page = await firstValueFrom(this.pageAfter(after));
    if (this.all()[place - 1]?.next === after) this.all.update((pages) => pages.with(place, page));
  }
}

/** Each row of all pages once: between two readings one may have gone to another page. */
export const rowsOnce = <T extends { [key in Key]: string }, Key extends keyof T>(rows: readonly T[], key: Key): T[] => [...new Map(rows.map((row) => [row[key], row])).values()];

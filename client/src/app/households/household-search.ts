import { computed, debounced, inject, linkedSignal, type Signal } from '@angular/core';
import type { FoundHouseholds, HouseholdListItem } from '@contract/households';
import { firstValueFrom } from 'rxjs';
import { HouseholdApi } from './household-api';
import { fits } from './household-attention';

const PAUSE = 250;

/** What could be a word: the server has nothing to look for in the rest. */
const HAS_WORD = /[\p{L}\p{N}]/u;

/**
 * One's own households that are meant by what was typed. Those that are on the page already show at once, by their name or by who
 * leads; the server adds those that are not, and those that are known by somebody's name. Make it where injection is possible.
 */
export class HouseholdSearch {
  private readonly api = inject(HouseholdApi);
  private readonly words: Signal<string>;
  private readonly asked: Signal<string>;
  private readonly first;
  private readonly pages;

  readonly found;
  readonly next;
  readonly error;
  /** The answer is not there yet. */
  readonly waits;

  constructor(typed: Signal<string>, private readonly known: Signal<readonly HouseholdListItem[]>) {
    this.words = computed(() => (HAS_WORD.test(typed()) ? typed().trim() : ''));
    const rested = debounced(this.words, PAUSE);
    this.asked = computed(() => rested.value() ?? '');
    const first = this.api.search(this.asked);
    this.first = first;
    const answers = computed(() => this.asked() === this.words());
    this.pages = linkedSignal<FoundHouseholds[]>(() => (answers() && first.hasValue() ? [first.value()] : []));
    this.error = linkedSignal<unknown>(() => (answers() ? first.error() : undefined));
    this.waits = computed(() => this.words() !== '' && (!answers() || first.isLoading()));
    this.next = computed(() => this.pages().at(-1)?.next ?? null);
    this.found = computed(() => {
      if (!typed().trim()) return this.known();
      const here = this.known().filter((household) => fits(household, typed()));
      const ids = new Set(here.map(({ id }) => id));
      return [...here, ...this.pages().flatMap(({ households }) => households).filter(({ id }) => !ids.has(id))];
    });
  }

  /** By which names it was found, where that is not its own. */
  readonly foundBy = computed(() => new Map(this.pages().flatMap(({ households }) => households.map(({ id, foundBy }) => [id, foundBy] as const))));

  async more(after: string): Promise<void> {
    const words = this.asked();
    try {
      const page = await firstValueFrom(this.api.searchAfter(words, after));
      // Something else may have been typed in the meantime.
      if (words === this.words()) this.pages.update((pages) => [...pages, page]);
    } catch (error) {
      this.error.set(error);
    }
  }

  retry(): void {
    this.error.set(undefined);
    this.first.reload();
  }
}

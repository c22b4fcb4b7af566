import { Service } from '@angular/core';
import type { Language } from '@contract/roles';
import dutchStart from '../../i18n/nl/start.json' with { type: 'json' };

/** Words are fetched by room: `start` has those of the first page, `work` those of every page behind it, and the others come with the first page that says them. */
export const ROOMS = ['start', 'work', 'problems', 'household', 'plan', 'visits', 'stuck', 'organisation', 'privacy'] as const;
export type Room = (typeof ROOMS)[number];

export interface WordTree {
  [name: string]: string | WordTree;
}

/** Each language has a file for each room. */
@Service()
export class WordsLoader {
  async room(language: Language, room: Room): Promise<WordTree> {
    // What nearly everybody reads first comes along at once.
    if (language === 'nl' && room === 'start') return dutchStart;
    const words = (await import(`../../i18n/${language}/${room}.json`, { with: { type: 'json' } })) as { default: WordTree };
    return words.default;
  }
}

import { Service } from '@angular/core';
import type { Translation, TranslocoLoader } from '@jsverse/transloco';
import type { Language } from '@contract/roles';

/** Words are fetched by room: those of `start` with the first page, the others with the first page that says them. */
export const ROOMS = ['start', 'problems', 'household', 'plan', 'visits', 'stuck', 'organisation', 'privacy'] as const;
export type Room = (typeof ROOMS)[number];

/** Each language has a file for each room. */
@Service()
export class WordsLoader implements TranslocoLoader {
  getTranslation(language: string): Promise<Translation> {
    return this.room(language as Language, 'start');
  }

  async room(language: Language, room: Room): Promise<Translation> {
    const words = (await import(`../../i18n/${language}/${room}.json`, { with: { type: 'json' } })) as { default: Translation };
    return words.default;
  }
}

import { Service } from '@angular/core';
import type { Translation, TranslocoLoader } from '@jsverse/transloco';

/** Each language is a file of its own, fetched when it is first spoken. */
@Service()
export class WordsLoader implements TranslocoLoader {
  async getTranslation(language: string): Promise<Translation> {
    const words = language === 'en' ? await import('../../i18n/en.json') : await import('../../i18n/nl.json');
    return words.default;
  }
}

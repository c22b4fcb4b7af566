import { inject, type Type } from '@angular/core';
import { Words } from './words';
import type { Room } from './words-loader';

/** A page that comes together with the words that it says; whatever page it is, something may be refused there. */
export const withWords = (rooms: readonly Room[], load: () => Promise<Type<unknown>>) => async (): Promise<Type<unknown>> => {
  const words = inject(Words);
  const [page] = await Promise.all([load(), words.enter(['work', 'problems', ...rooms])]);
  return page;
};

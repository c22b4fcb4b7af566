import { Service, signal } from '@angular/core';

/** How much waits for the reader in the household on the page, for the way to it. Known once that part of the page has read it. */
@Service()
export class ForMeCount {
  readonly count = signal(0);
}

import { Service } from '@angular/core';

/** How long a turn may wait for a picture, in milliseconds: a page that nobody looks at makes none. */
const LONGEST = 100;

/** Lets what asks for a turn go one after the other, each after what was drawn before it is on the screen: in between the page answers. */
@Service()
export class Turns {
  private last: Promise<void> = Promise.resolve();

  next(): Promise<void> {
    this.last = this.last.then(drawn);
    return this.last;
  }
}

const drawn = (): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, LONGEST);
    requestAnimationFrame(() => {
      clearTimeout(timer);
      setTimeout(resolve);
    });
  });

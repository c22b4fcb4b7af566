import { DestroyRef, inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { ActivatedRoute } from '@angular/router';
import { showPart } from './page-anchor';

/** How long parts of a page may still come in above the one that was asked for, in milliseconds. */
const SETTLING = 5_000;
/** From then on the reader goes where they want. */
const TAKES_OVER = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const;

/**
 * Takes whoever comes by a link with a fragment to that part of the page as soon as it is there, and keeps it in sight while
 * other parts come in: a page fetches what it shows after the router has come to it. Call where injection is possible.
 */
export function arriveAtFragment(): void {
  const destroyed = inject(DestroyRef);
  let leave = (): void => undefined;
  inject(ActivatedRoute).fragment.pipe(takeUntilDestroyed(destroyed)).subscribe((fragment) => {
    leave();
    leave = fragment ? follow(fragment) : () => undefined;
  });
  destroyed.onDestroy(() => leave());
}

function follow(id: string): () => void {
  let arrived = false;
  const show = (): void => {
    if (showPart(id, !arrived)) arrived = true;
  };
  const watching = new MutationObserver(show);
  const leave = (): void => {
    watching.disconnect();
    clearTimeout(timer);
    for (const event of TAKES_OVER) removeEventListener(event, leave);
  };
  const timer = setTimeout(leave, SETTLING);
  for (const event of TAKES_OVER) addEventListener(event, leave, { passive: true });
  watching.observe(document.body, { childList: true, subtree: true });
  show();
  return leave;
}

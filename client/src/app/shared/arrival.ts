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
 * @param top where somebody was who now goes back to the page, in pixels from its top: then it is that place first
 */
export function arriveAtFragment(top?: number): void {
  const destroyed = inject(DestroyRef);
  let leave = (): void => undefined;
  let back = top;
  inject(ActivatedRoute).fragment.pipe(takeUntilDestroyed(destroyed)).subscribe((fragment) => {
    leave();
    const show = back !== undefined ? shownFrom(back) : fragment ? partShown(fragment) : undefined;
    leave = show ? follow(show) : () => undefined;
    back = undefined;
  });
  destroyed.onDestroy(() => leave());
}

/** Tells where the reader was on this page last, in pixels from its top: when it is left it is out of the document already, which by then has no height. Call where injection is possible. */
export function lastPlace(): () => number {
  let top = scrollY;
  const note = (): void => void (top = scrollY);
  addEventListener('scroll', note, { passive: true });
  inject(DestroyRef).onDestroy(() => removeEventListener('scroll', note));
  return () => top;
}

const shownFrom = (top: number) => (): void => scrollTo({ top, behavior: 'instant' });

function partShown(id: string): () => void {
  let arrived = false;
  return () => {
    if (showPart(id, !arrived)) arrived = true;
  };
}

function follow(show: () => void): () => void {
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

import { DestroyRef, inject, signal, type Signal } from '@angular/core';

/** Where there is no room for things beside each other: the width below which the styles go over to a list too. */
const NARROW = '(width < 48rem)';

/** Whether the screen is narrow; follows when it turns. Call where injection is possible. */
export function narrowScreen(): Signal<boolean> {
  const media = matchMedia(NARROW);
  const narrow = signal(media.matches);
  const follow = (): void => narrow.set(media.matches);
  media.addEventListener('change', follow);
  inject(DestroyRef).onDestroy(() => media.removeEventListener('change', follow));
  return narrow.asReadonly();
}

import { DestroyRef, Service, computed, effect, inject } from '@angular/core';
import { Router } from '@angular/router';
import { Session } from './session';

/**
 * What a page held when it was left, for who goes back to it: a list as far as it had come, and what was typed. It is in the memory of
 * this window alone, the last of each page, and gone as soon as somebody else signs in or nobody is.
 */
@Service()
export class KeptState {
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly whose = computed(() => this.session.current()?.professionalId);
  private readonly kept = new Map<string, unknown>();

  constructor() {
    effect(() => {
      this.whose();
      this.kept.clear();
    });
  }

  /**
   * What was kept of a page, where somebody comes back to it by the browser's way back or on; keeps it again when the page goes.
   * Call where injection is possible.
   * @param state what to keep; it is told the address that the page was left for
   */
  of<T>(page: string, state: (leftFor: string) => T): T | undefined {
    const whose = this.whose();
    inject(DestroyRef).onDestroy(() => {
      if (whose && whose === this.whose()) this.kept.set(page, state(this.router.currentNavigation()?.finalUrl?.toString() ?? ''));
    });
    const kept = this.router.currentNavigation()?.trigger === 'popstate' ? (this.kept.get(page) as T | undefined) : undefined;
    this.kept.delete(page);
    return kept;
  }
}

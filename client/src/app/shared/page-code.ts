import { Service, EnvironmentInjector, inject, runInInjectionContext } from '@angular/core';
import { Router } from '@angular/router';

/** The code and the words of pages that somebody is about to go to. */
@Service()
export class PageCode {
  private readonly router = inject(Router);
  private readonly injector = inject(EnvironmentInjector);
  private readonly asked = new Set<string>();

  /** Fetches those of the page at this place in the routes, once; what does not come through is fetched when somebody goes there. */
  fetch(path: string): void {
    const load = this.router.config.find((route) => route.path === path)?.loadComponent;
    if (!load || this.asked.has(path)) return;
    this.asked.add(path);
    void Promise.resolve(runInInjectionContext(this.injector, load)).catch(() => this.asked.delete(path));
  }
}

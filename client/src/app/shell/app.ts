import { Component, ElementRef, inject, viewChild } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterOutlet } from '@angular/router';
import { filter, skip } from 'rxjs';
import { Words } from '../shared/words';
import { TopBar } from './top-bar';

@Component({
  selector: 'app-root',
  imports: [RouterOutlet, TopBar],
  template: `
    <a class="skip" href="#main" (click)="skipToMain($event)">{{ words.t('shell.skip') }}</a>
    <app-top-bar />
    <main #main id="main" tabindex="-1"><router-outlet /></main>
  `,
  styles: `
    .skip {
      position: fixed;
      z-index: 20;
      inset: 0.5rem auto auto 0.5rem;
      padding: 0.5rem 1rem;
      border-radius: 0.5rem;
      background: var(--primary);
      color: var(--on-primary);
      transform: translateY(-200%);
    }
    .skip:focus-visible {
      transform: none;
    }
  `,
})
export class App {
  protected readonly words = inject(Words);
  private readonly main = viewChild.required<ElementRef<HTMLElement>>('main');

  constructor() {
    // A new page starts at its beginning for who does not see it change; the first load needs no move.
    inject(Router)
      .events.pipe(
        filter((event) => event instanceof NavigationEnd),
        skip(1),
        takeUntilDestroyed(),
      )
      .subscribe(() => this.main().nativeElement.focus({ preventScroll: true }));
  }

  protected skipToMain(event: Event): void {
    event.preventDefault();
    this.main().nativeElement.focus();
  }
}

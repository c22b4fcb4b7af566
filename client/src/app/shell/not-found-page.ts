import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { MatButton } from '@angular/material/button';
import { Words } from '../shared/words';

@Component({
  selector: 'app-not-found-page',
  imports: [RouterLink, MatButton],
  template: `
    <div class="page">
      <h1>{{ words.t('notFound.title') }}</h1>
      <p>{{ words.t('notFound.text') }}</p>
      <p><a matButton="filled" routerLink="/">{{ words.t('notFound.back') }}</a></p>
    </div>
  `,
  styles: `
    .page {
      display: grid;
      gap: var(--space-4);
      justify-items: start;
      padding-top: var(--space-7);
    }
  `,
})
export class NotFoundPage {
  protected readonly words = inject(Words);
}

import { afterRenderEffect, Component, ElementRef, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { Merging } from './merging';
import { Words } from './words';

/** What somebody else changed in the meantime, and the choice for each field that both changed. */
@Component({
  selector: 'app-merge-choices',
  host: { 'aria-live': 'polite' },
  imports: [MatButton],
  template: `
    @if (merging().taken().length > 0) {
      <p>{{ words.t('merge.taken', { fields: words.list(merging().taken()) }) }}</p>
    }
    @for (conflict of merging().conflicts(); track conflict.field) {
      <section [attr.aria-label]="conflict.label">
        <p class="label">{{ words.t('merge.both', { field: conflict.label }) }}</p>
        <dl>
          <dt>{{ words.t('merge.theirs') }}</dt>
          <dd>{{ conflict.theirs || words.t('merge.empty') }}</dd>
          <dt>{{ words.t('merge.mine') }}</dt>
          <dd>{{ conflict.mine || words.t('merge.empty') }}</dd>
        </dl>
        <div class="ways">
          <button matButton="tonal" type="button" (click)="merging().keep(conflict.field)">{{ words.t('merge.keep') }}</button>
          <button matButton="tonal" type="button" (click)="merging().take(conflict.field)">{{ words.t('merge.take') }}</button>
          @if (conflict.joinable) {
            <button matButton type="button" (click)="merging().join(conflict.field)">{{ words.t('merge.join') }}</button>
          }
        </div>
      </section>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-3);
    }
    section {
      display: grid;
      gap: var(--space-2);
      padding: var(--space-3);
      border: 1px solid var(--line-strong);
      border-radius: var(--round-small);
    }
    .label,
    dt {
      font-weight: 600;
    }
    dd {
      margin: 0 0 var(--space-2);
      white-space: pre-line;
    }
    .ways {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-2);
    }
  `,
})
export class MergeChoices {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly words = inject(Words);
  readonly merging = input.required<Pick<Merging<object, never>, 'conflicts' | 'taken' | 'keep' | 'take' | 'join'>>();

  constructor() {
    // The form may have been scrolled past this, and what is to be chosen comes first.
    afterRenderEffect(() => {
      if (this.merging().conflicts().length > 0) this.host.nativeElement.querySelector('section')?.scrollIntoView({ block: 'center' });
    });
  }
}

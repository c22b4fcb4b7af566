import { Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Icon } from './icon';
import type { IconName } from './icon-shapes';
import { refusalOf } from './problem';
import { Words } from './words';

/** In the place of a list: there is nothing, or it could not be fetched (then with another try). */
@Component({
  selector: 'app-state-message',
  imports: [Icon, MatButton],
  template: `
    <app-icon [name]="error() ? 'error' : icon()" />
    <p [attr.role]="error() ? 'alert' : null">{{ sentence() }}</p>
    <ng-content />
    @if (mayRetry()) {
      <button matButton="tonal" type="button" (click)="retry.emit()">{{ words.t('state.retry') }}</button>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-3);
      justify-items: center;
      padding: var(--space-6) var(--space-4);
      color: var(--ink-soft);
      text-align: center;
    }
    app-icon {
      font-size: 1.75rem;
    }
    p {
      max-width: 44ch;
      text-wrap: balance;
    }
  `,
})
export class StateMessage {
  protected readonly words = inject(Words);
  readonly text = input('');
  readonly icon = input<IconName>('home');
  /** What went wrong, as the resource gave it. */
  readonly error = input<unknown>();
  readonly retry = output();

  private readonly refusal = computed(() => (this.error() ? refusalOf(this.error()) : null));
  protected readonly mayRetry = computed(() => this.refusal() !== null && this.refusal()?.code !== 'access.not-allowed');
  protected readonly sentence = computed(() => {
    const refusal = this.refusal();
    return refusal ? this.words.refusal(refusal) : this.text();
  });
}

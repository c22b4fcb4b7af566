import { Component, computed, inject, input, type OnInit } from '@angular/core';
import { refusalWith } from '../shared/problem';
import { Words } from '../shared/words';
import { tellSignedOn } from './other-window';

/** The last page of a small window in which somebody signed on anew: it tells the page that asked, and closes. */
@Component({
  selector: 'app-signed-on-page',
  template: `
    <div class="page">
      <h1>{{ words.t('stepUp.title') }}</h1>
      <p>{{ sentence() }}</p>
      <p class="soft">{{ words.t('stepUp.closeWindow') }}</p>
    </div>
  `,
  styles: `
    .page {
      display: grid;
      gap: var(--space-3);
    }
  `,
})
export class SignedOnPage implements OnInit {
  protected readonly words = inject(Words);
  /** From the address. */
  readonly refusal = input<string>();
  protected readonly sentence = computed(() => {
    const code = this.refusal();
    return code ? this.words.refusal(refusalWith(code)) : this.words.t('stepUp.done');
  });

  ngOnInit(): void {
    tellSignedOn(this.refusal() ?? null);
    window.close();
  }
}

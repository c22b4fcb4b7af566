import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { DIGEST_RHYTHMS, type DigestRhythm } from '@contract/digest-words';
import { FormRefusal } from '../shared/form-refusal';
import { OneOf } from '../shared/one-of';
import { Saving } from '../shared/saving';
import { StateMessage } from '../shared/state-message';
import { Words } from '../shared/words';
import { AccountApi } from './account-api';

/** When one gets the digest mail. Only where mail is set up: without it there is nothing to choose. */
@Component({
  selector: 'app-digest-panel',
  imports: [FormRefusal, OneOf, StateMessage],
  template: `
    @if (view.error(); as error) {
      <app-state-message class="card" [error]="error" (retry)="view.reload()" />
    } @else if (state(); as now) {
      @if (now.possible) {
        <section class="card">
          <h2>{{ words.t('digest.title') }}</h2>
          <p>{{ words.t('digest.what') }}</p>
          <app-form-refusal [saving]="saving" />
          <app-one-of [value]="rhythm()" (valueChange)="choose($event)" [label]="words.t('digest.rhythm')" [options]="rhythms()" />
          <p class="soft">
            @if (now.rhythm !== 'never') {
              {{ words.t('digest.to', { address: now.address }) }}
            }
            <span role="status">{{ saved() ? words.t('digest.saved') : '' }}</span>
          </p>
        </section>
      }
    }
  `,
  styles: `
    :host {
      display: contents;
    }
    section {
      display: grid;
      gap: var(--space-3);
    }
    p {
      max-width: 65ch;
      overflow-wrap: anywhere;
    }
  `,
})
export class DigestPanel {
  private readonly api = inject(AccountApi);
  protected readonly words = inject(Words);
  protected readonly saving = new Saving();
  protected readonly view = this.api.digest();
  protected readonly state = linkedSignal(() => (this.view.hasValue() ? this.view.value() : undefined));
  /** As it was chosen, until it is refused. */
  protected readonly rhythm = linkedSignal<DigestRhythm>(() => this.state()?.rhythm ?? 'mondays');
  protected readonly rhythms = computed(() => this.words.options('digest.rhythms', DIGEST_RHYTHMS));
  protected readonly saved = signal(false);

  protected async choose(rhythm: DigestRhythm): Promise<void> {
    this.saved.set(false);
    this.rhythm.set(rhythm);
    const chosen = await this.saving.attempt(() => this.api.chooseDigest(rhythm));
    if (chosen) this.state.set(chosen.answer);
    else this.rhythm.set(this.state()?.rhythm ?? rhythm);
    this.saved.set(chosen !== undefined);
  }
}

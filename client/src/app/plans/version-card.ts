import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import type { PlanVersions } from '@contract/plan-agreement';
import { ChoiceField } from '../shared/choice-field';
import { StateMessage } from '../shared/state-message';
import { Words } from '../shared/words';
import { AgreementApi } from './agreement-api';
import { changeInWords } from './change-words';

/** Any two versions beside each other, the difference in sentences. */
@Component({
  selector: 'app-version-card',
  imports: [ChoiceField, StateMessage],
  template: `
    <h2>{{ words.t('planRoom.versions') }}</h2>
    <div class="choices">
      <app-choice-field [label]="words.t('planRoom.from')" [options]="kept()" [(value)]="from" />
      <app-choice-field [label]="words.t('planRoom.to')" [options]="later()" [(value)]="to" />
    </div>
    @if (comparison.error()) {
      <app-state-message [error]="comparison.error()" (retry)="comparison.reload()" />
    } @else {
      <ul aria-live="polite">
        @for (change of changes(); track $index) {
          <li>{{ change }}</li>
        } @empty {
          @if (comparison.hasValue()) {
            <li class="soft">{{ words.t('planRoom.same') }}</li>
          }
        }
      </ul>
    }
  `,
  styles: `
    .choices {
      display: grid;
      gap: var(--space-3);
      grid-template-columns: repeat(auto-fit, minmax(min(14rem, 100%), 1fr));
      margin-block: var(--space-3);
    }
    ul {
      display: grid;
      gap: 0.3rem;
    }
  `,
})
export class VersionCard {
  protected readonly words = inject(Words);
  readonly householdId = input.required<string>();
  readonly versions = input.required<PlanVersions>();

  /** The oldest with the plan of now: the whole way that was gone. */
  protected readonly from = linkedSignal(() => this.versions().versions.at(-1)?.id ?? '');
  protected readonly to = signal('');
  protected readonly comparison = inject(AgreementApi).comparison(this.householdId, this.from, this.to);
  protected readonly kept = computed(() =>
    this.versions().versions.map(({ id, number, madeOn }) => ({ value: id, label: this.words.t('planRoom.version', { number, day: this.words.day(madeOn, 'long') }) })),
  );
  protected readonly later = computed(() => [{ value: '', label: this.words.t('planRoom.now') }, ...this.kept()]);
  protected readonly changes = computed(() => (this.comparison.hasValue() ? this.comparison.value().changes.map((change) => changeInWords(this.words, change)) : []));
}

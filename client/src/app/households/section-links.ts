import { Component, computed, inject, input } from '@angular/core';
import { PageAnchor } from '../shared/page-anchor';
import { Words } from '../shared/words';
import { ForMeCount } from '../visits/for-me-count';

/** Where things are on the household's page; stays in sight. */
@Component({
  selector: 'app-section-links',
  imports: [PageAnchor],
  template: `
    <nav [attr.aria-label]="words.t('household.sections')">
      @if (forMe(); as count) {
        <a class="waits" appPageAnchor="for-me">{{ words.t('household.parts.for-me', { count }) }}</a>
      }
      @for (part of parts(); track part) {
        <a [appPageAnchor]="part">{{ words.t('household.parts.' + part) }}</a>
      }
    </nav>
  `,
  styleUrl: './section-links.scss',
})
export class SectionLinks {
  protected readonly words = inject(Words);
  /** What waits stands where it comes in without moving what somebody reads already: its way stands first. */
  protected readonly forMe = inject(ForMeCount).count;
  /** Whether the page says who may know what. */
  readonly disclosures = input(false);
  /** Whether the page says why it is stuck. */
  readonly signals = input(false);
  protected readonly parts = computed(() => [...(this.signals() ? ['signals'] : []), 'picture', 'team', ...(this.disclosures() ? ['disclosures'] : []), 'visits', 'plan', 'levels', 'lead']);
}

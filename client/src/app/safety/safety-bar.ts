import { Component, computed, effect, inject, input, output, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { HouseholdPicture } from '@contract/households';
import type { SafetyCheckView } from '@contract/safety';
import { dayOf } from '../shared/day';
import { Dialogs } from '../shared/dialogs';
import { Icon } from '../shared/icon';
import { Skeleton } from '../shared/skeleton';
import { Words } from '../shared/words';
import { SafetyApi } from './safety-api';

/** At the top of a household's page: whether it is safe at home now, as far as the reader may know, and saying so. */
@Component({
  selector: 'app-safety-bar',
  imports: [Icon, MatButton, Skeleton],
  template: `
    @if (view(); as it) {
      <div class="bar" [class.unsafe]="worst()" role="region" [attr.aria-label]="words.t('safety.title')">
        <app-icon [name]="worst() ? 'warning' : 'home'" />
        <div class="told">
          @for (check of it.latest; track check.id) {
            <p [class.strong]="check.answer === 'no'">
              {{ sentence(check) }}
              @if (check.words) {
                {{ check.words }}
              }
              <span class="small soft">{{ words.day(dayOf(check.checkedAt), 'dated') }}@if (check.recordedBy) { · {{ check.recordedBy }}}</span>
            </p>
          } @empty {
            <p class="soft">{{ words.t(it.all ? 'safety.nobodyAsked' : 'safety.notYours') }}</p>
          }
        </div>
        @if (it.mayRecord) {
          <button matButton type="button" class="no-print" (click)="record()">{{ words.t('safety.record') }}</button>
        }
      </div>
    } @else if (safety.isLoading()) {
      <div class="bar"><app-skeleton [lines]="[60]" /></div>
    }
  `,
  styles: `
    :host {
      display: block;
    }
    .bar {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-2) var(--space-3);
      align-items: flex-start;
      min-height: 3.625rem;
      padding: var(--space-3) var(--space-4);
      border: 1px solid var(--line);
      border-radius: var(--round);
      background: var(--card);
    }
    .unsafe {
      border-color: var(--attention);
      background: var(--attention-soft);
      color: var(--on-attention-soft);
    }
    .unsafe .soft {
      color: inherit;
    }
    app-icon {
      margin-top: 0.2rem;
    }
    .told {
      flex: 1 1 18rem;
      min-width: 0;
      align-self: center;
      overflow-wrap: anywhere;
    }
    .strong {
      font-weight: 600;
    }
  `,
})
export class SafetyBar {
  private readonly dialogs = inject(Dialogs);
  protected readonly words = inject(Words);
  readonly picture = input.required<HouseholdPicture>();
  readonly changed = output();
  protected readonly safety = inject(SafetyApi).safety(() => this.picture().id);
  protected readonly view = computed(() => (this.safety.hasValue() ? this.safety.value() : undefined));
  protected readonly worst = computed(() => this.view()?.latest.some(({ answer }) => answer === 'no') ?? false);
  protected readonly dayOf = dayOf;
  private seen: HouseholdPicture | undefined;

  constructor() {
    effect(() => {
      const picture = this.picture();
      if (this.seen?.id === picture.id) untracked(() => this.safety.reload());
      this.seen = picture;
    });
  }

  protected sentence({ memberId, answer }: SafetyCheckView): string {
    const name = this.picture().members.find(({ id }) => id === memberId)?.name;
    return name ? this.words.t(`safety.ofMember.${answer}`, { name }) : this.words.t(`safety.ofAll.${answer}`);
  }

  protected async record(): Promise<void> {
    const { SafetyDialog } = await import('./safety-dialog');
    if (await this.dialogs.open(SafetyDialog, this.picture())) this.changed.emit();
  }
}

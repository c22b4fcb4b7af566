import { Component, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import type { RunningEmergencyView } from '@contract/emergency';
import { FormRefusal } from '../shared/form-refusal';
import { Icon } from '../shared/icon';
import { momentText } from '../shared/moment';
import { Saving } from '../shared/saving';
import { Words } from '../shared/words';
import { EmergencyApi } from './emergency-api';

/** Above a household that the reader sees by emergency access: until when, why, and the way out. */
@Component({
  selector: 'app-emergency-banner',
  imports: [FormRefusal, Icon, MatButton],
  template: `
    <section [attr.aria-label]="words.t('emergency.title')">
      <app-icon name="warning" />
      <div class="text">
        <p class="main">{{ words.t('emergency.banner', { until: until() }) }}</p>
        <p>{{ words.t('emergency.bannerReason', { reason: emergency().reason }) }}</p>
      </div>
      <button matButton="filled" type="button" (click)="end()">{{ words.t('emergency.end') }}</button>
      <app-form-refusal [saving]="saving" />
    </section>
  `,
  styles: `
    section {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-2) var(--space-4);
      align-items: center;
      padding: var(--space-3) max(var(--page-side), calc((100% - var(--page-width)) / 2 + 2rem));
      background: var(--attention-soft);
      color: var(--on-attention-soft);
    }
    app-icon {
      font-size: 1.5rem;
    }
    .text {
      flex: 1 1 18rem;
      line-height: 1.4;
      overflow-wrap: anywhere;
    }
    .main {
      font-weight: 680;
    }
  `,
})
export class EmergencyBanner {
  private readonly api = inject(EmergencyApi);
  private readonly router = inject(Router);
  protected readonly words = inject(Words);
  protected readonly saving = new Saving();
  readonly householdId = input.required<string>();
  readonly emergency = input.required<RunningEmergencyView>();

  protected until(): string {
    return momentText(this.words, this.emergency().until);
  }

  protected async end(): Promise<void> {
    if (await this.saving.attempt(() => this.api.end(this.householdId()))) await this.router.navigate(['/households']);
  }
}

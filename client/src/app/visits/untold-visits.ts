import { LiveAnnouncer } from '@angular/cdk/a11y';
import { Component, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { AskedInHousehold, UntoldVisit } from '@contract/asked-in-households';
import type { VisitStatus } from '@contract/overlap-codes';
import { dayOf, timeOf } from '../shared/day';
import { FormRefusal } from '../shared/form-refusal';
import { KeptFocus } from '../shared/kept-focus';
import { Saving } from '../shared/saving';
import { Words } from '../shared/words';
import { HowItWent } from './how-it-went';
import { VisitApi } from './visit-api';

/** Visits of the reader's own of which nobody told how it went, by household: told here in one tap. */
@Component({
  selector: 'app-untold-visits',
  imports: [FormRefusal, HowItWent, RouterLink],
  template: `
    <h2>{{ words.t('forMe.howDidItGo') }}</h2>
    <ul>
      @for (each of households(); track each.householdId) {
        <li class="card">
          <h3><a [routerLink]="['/households', each.householdId]">{{ each.householdName }}</a></h3>
          <ul>
            @for (visit of each.untoldVisits; track visit.id) {
              <li><app-how-it-went asked [visit]="momentOf(visit)" [place]="each.householdName" [busy]="busy()" (tell)="tell(each, visit, $event)" /></li>
            }
          </ul>
        </li>
      }
    </ul>
    <app-form-refusal [saving]="saving" />
  `,
  styles: `
    :host, ul, .card { display: grid; gap: var(--space-3); }
  `,
})
export class UntoldVisits {
  private readonly visits = inject(VisitApi);
  private readonly announcer = inject(LiveAnnouncer);
  protected readonly words = inject(Words);
  protected readonly saving = new Saving(0, () => {
    this.changed.emit();
    return Promise.resolve(undefined);
  });
  protected readonly busy = signal(false);
  readonly households = input.required<readonly AskedInHousehold[]>();
  /** Told here, or by a colleague who was first: what waits is to be read anew. */
  readonly changed = output();

  protected momentOf({ startsAt }: UntoldVisit): string {
    return this.words.t('moment.on', { day: this.words.day(dayOf(startsAt), 'weekday'), time: timeOf(startsAt) });
  }

  protected async tell({ householdId, householdName }: AskedInHousehold, visit: UntoldVisit, status: VisitStatus): Promise<void> {
    this.busy.set(true);
    const saved = await this.saving.attempt(() => this.visits.change(householdId, visit.id, visit.version, { status }));
    this.busy.set(false);
    if (saved) void this.announcer.announce(this.words.t('forMe.told', { visit: `${this.momentOf(visit)}, ${householdName}`, outcome: this.words.t(`visitStatus.${status}`) }));
    if (!saved && !this.saving.stale()) return;
    new KeptFocus().watch();
    this.changed.emit();
  }
}

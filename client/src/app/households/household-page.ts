import { Component, computed, effect, inject, input, signal, viewChild } from '@angular/core';
import { Title } from '@angular/platform-browser';
import type { OverlapView } from '@contract/visits';
import { EmergencyBanner } from '../emergency/emergency-banner';
import { LifePicture } from '../domains/life-picture';
import { followNews } from '../news/follow-news';
import { PlanPanel } from '../plans/plan-panel';
import { arriveAtFragment } from '../shared/arrival';
import { LaterPart } from '../shared/later-part';
import { refusalOf } from '../shared/problem';
import { Skeleton } from '../shared/skeleton';
import { StateMessage } from '../shared/state-message';
import { Words } from '../shared/words';
import { OverlapPanel } from '../visits/overlap-panel';
import { VisitCalendar } from '../visits/visit-calendar';
import { VisitsForMe } from '../visits/visits-for-me';
import { HouseholdApi } from './household-api';
import { HouseholdHeader } from './household-header';
import { NetworkPanel } from './network-panel';
import { SectionLinks } from './section-links';
import { TeamPanel } from './team-panel';

/** The whole of a household in one look, from one request; after each change it is read anew. */
@Component({
  selector: 'app-household-page',
  imports: [EmergencyBanner, HouseholdHeader, LaterPart, LifePicture, NetworkPanel, OverlapPanel, PlanPanel, SectionLinks, Skeleton, StateMessage, TeamPanel, VisitCalendar, VisitsForMe],
  templateUrl: './household-page.html',
  styleUrl: './household-page.scss',
})
export class HouseholdPage {
  private readonly api = inject(HouseholdApi);
  private readonly title = inject(Title);
  protected readonly words = inject(Words);
  private readonly calendar = viewChild(VisitCalendar);

  protected readonly disclosures = () => import('../disclosures/disclosure-panel').then((file) => file.DisclosurePanel);
  protected readonly safety = () => import('../safety/safety-bar').then((file) => file.SafetyBar);
  protected readonly signals = () => import('../signals/signal-panel').then((file) => file.SignalPanel);
  protected readonly course = () => import('./case-course').then((file) => file.CaseCourse);

  /** From the address. */
  readonly householdId = input.required<string>();
  protected readonly resource = this.api.picture(this.householdId);
  protected readonly picture = computed(() => (this.resource.hasValue() ? this.resource.value() : undefined));
  protected readonly gone = computed(() => {
    const error = this.resource.error();
    return error !== undefined && refusalOf(error).code === 'not-found';
  });
  /** The overlap whose visits are pointed at in the calendar; forgotten when it is no longer there. */
  protected readonly pointedAt = signal<string | null>(null);
  protected readonly chosen = computed<OverlapView | null>(
    () => this.picture()?.overlaps.find((overlap) => overlap.id === this.pointedAt()) ?? null,
  );

  constructor() {
    followNews(this.householdId, this.resource);
    arriveAtFragment();
    effect(() => {
      const picture = this.picture();
      if (picture) this.title.setTitle(`${picture.name} · Samenregie`);
    });
  }

  protected reload(): void {
    this.resource.reload();
  }

  protected pointAt(overlap: OverlapView | null): void {
    this.pointedAt.set(overlap?.id ?? null);
    if (overlap) this.calendar()?.show(overlap);
  }
}

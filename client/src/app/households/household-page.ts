import { Component, computed, effect, inject, input } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { EmergencyBanner } from '../emergency/emergency-banner';
import { followNews } from '../news/follow-news';
import { KeptState } from '../session/kept-state';
import { arriveAtFragment, lastPlace } from '../shared/arrival';
import { LaterPart } from '../shared/later-part';
import { refusalOf } from '../shared/problem';
import { Skeleton } from '../shared/skeleton';
import { StateMessage } from '../shared/state-message';
import { Words } from '../shared/words';
import { HouseholdApi } from './household-api';
import { HouseholdHeader } from './household-header';
import { SectionLinks } from './section-links';

/** The whole of a household in one look, from one request; after each change it is read anew. What is beneath its head is drawn part by part. */
@Component({
  selector: 'app-household-page',
  imports: [EmergencyBanner, HouseholdHeader, LaterPart, SectionLinks, Skeleton, StateMessage],
  templateUrl: './household-page.html',
  styleUrl: './household-page.scss',
})
export class HouseholdPage {
  private readonly api = inject(HouseholdApi);
  private readonly title = inject(Title);
  protected readonly words = inject(Words);

  protected readonly safety = () => import('../safety/safety-bar').then((file) => file.SafetyBar);
  protected readonly signals = () => import('../signals/signal-panel').then((file) => file.SignalPanel);
  protected readonly life = () => import('../domains/life-picture').then((file) => file.LifePicture);
  protected readonly team = () => import('./team-panel').then((file) => file.TeamPanel);
  protected readonly network = () => import('./network-panel').then((file) => file.NetworkPanel);
  protected readonly disclosures = () => import('../disclosures/disclosure-panel').then((file) => file.DisclosurePanel);
  protected readonly forMe = () => import('../visits/visits-for-me').then((file) => file.VisitsForMe);
  protected readonly visits = () => import('../visits/visit-section').then((file) => file.VisitSection);
  protected readonly plan = () => import('../plans/plan-panel').then((file) => file.PlanPanel);
  protected readonly course = () => import('./case-course').then((file) => file.CaseCourse);

  /** From the address. */
  readonly householdId = input.required<string>();
  protected readonly resource = this.api.picture(this.householdId);
  protected readonly picture = computed(() => (this.resource.hasValue() ? this.resource.value() : undefined));
  protected readonly gone = computed(() => {
    const error = this.resource.error();
    return error !== undefined && refusalOf(error).code === 'not-found';
  });

  constructor() {
    followNews(this.householdId, this.resource);
    const { pathname } = location;
    const place = lastPlace();
    const kept = inject(KeptState).of('household', () => ({ pathname, top: place() }));
    arriveAtFragment(kept?.pathname === pathname ? kept.top : undefined);
    effect(() => {
      const picture = this.picture();
      if (picture) this.title.setTitle(`${picture.name} · Samenregie`);
    });
  }

  protected reload(): void {
    this.resource.reload();
  }
}

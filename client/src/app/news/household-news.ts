import { DOCUMENT, ApplicationRef, createComponent, DestroyRef, effect, EnvironmentInjector, inject, Service, untracked, type Injector } from '@angular/core';
import { NavigationStart, Router } from '@angular/router';
import { filter } from 'rxjs';
import { Dialogs } from '../shared/dialogs';
import { LaterInterceptor } from '../shared/later-interceptor';
import { refusalOf, type RefusalCode } from '../shared/problem';
import { Following } from './following';
import { householdRequests } from './household-requests';
import { NewsMark } from './news-mark';
import type { PageReading } from './page-reading';
import { QuietReadings } from './quiet-readings';

/** The household is not there for this reader, or nobody is signed in: there is nothing to follow. */
const GONE: readonly RefusalCode[] = ['not-found', 'access.not-allowed', 'session.none'];

/** A page that shows a household. */
export interface FollowingPage {
  householdId: () => string;
  /** When it was read, by `performance.now()`. */
  readAt: number;
  /** Of the first it is taken whether the household is there. */
  readings: readonly PageReading[];
}

/** Follows households for pages: see `followNews`. Not while a dialog is open: then it waits until that closes. */
@Service()
export class HouseholdNews {
  private readonly dialogs = inject(Dialogs);
  private readonly later = inject(LaterInterceptor);
  private readonly quiet = inject(QuietReadings);

  constructor() {
    this.later.intercept = householdRequests;
    this.hearHands();
    const application = inject(ApplicationRef);
    const mark = createComponent(NewsMark, { environmentInjector: inject(EnvironmentInjector) });
    application.attachView(mark.hostView);
    document.body.append(mark.location.nativeElement as HTMLElement);
  }

  /** What is read after the reader did something, they read: it may not be told as somebody else's change, and its failure is theirs to see. */
  private hearHands(): void {
    const end = (): void => this.quiet.end();
    for (const type of ['pointerdown', 'keydown']) inject(DOCUMENT).addEventListener(type, end, { capture: true, passive: true });
    inject(Router).events.pipe(filter((event) => event instanceof NavigationStart)).subscribe(end);
  }

  follow({ householdId, readAt, readings }: FollowingPage, injector: Injector): void {
    const [first] = readings;
    let following: Following | undefined;
    let lastReadAt = readAt;
    const read = (): boolean => {
      for (const [address, body] of this.later.before.splice(0)) this.quiet.answered(address, body, false);
      this.quiet.begin();
      // Not all of the others are there to be read; the first always is, but for while it is being read.
      const [could = true] = readings.map((reading) => reading.reload());
      return could;
    };
    /** Until it is known that the household is there for the reader nothing is asked: a refusal is on record. */
    const waits = (): boolean => {
      const error = first?.error();
      return error === undefined ? first?.hasValue() === false : GONE.includes(refusalOf(error).code);
    };
    const stop = (): void => {
      following?.stop();
      following = undefined;
      this.quiet.follow(null);
    };
    const along = (task: () => void): void => void effect(task, { injector });
    along(() => {
      const id = householdId();
      untracked(() => {
        following?.stop();
        this.quiet.follow(id);
        const page = this.quiet.page ? `page=${this.quiet.page}&` : '';
        following = new Following((readAgo) => `/api/v1/households/${id}/news?${page}readAgo=${readAgo}`, { read, readAt: () => lastReadAt, busy: this.dialogs.anyOpen }, waits());
      });
    });
    let before = first?.isLoading();
    along(() => {
      const loading = first?.isLoading();
      if (loading && !before) lastReadAt = performance.now();
      before = loading;
    });
    along(() => {
      following?.pause(waits());
    });
    along(() => {
      if (!this.dialogs.anyOpen()) following?.resume();
    });
    injector.get(DestroyRef).onDestroy(stop);
  }
}

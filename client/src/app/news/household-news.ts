import { ApplicationRef, createComponent, DestroyRef, effect, EnvironmentInjector, inject, Service, untracked, type Injector } from '@angular/core';
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
  private readonly quiet = inject(QuietReadings);

  constructor() {
    inject(LaterInterceptor).intercept = householdRequests;
    const application = inject(ApplicationRef);
    const mark = createComponent(NewsMark, { environmentInjector: inject(EnvironmentInjector) });
    application.attachView(mark.hostView);
    document.body.append(mark.location.nativeElement as HTMLElement);
  }

  follow({ householdId, readAt, readings }: FollowingPage, injector: Injector): void {
    const [first] = readings;
    let following: Following | undefined;
    let lastReadAt = readAt;
    const read = (): void => {
      this.quiet.begin();
      for (const reading of readings) reading.reload();
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
        stop();
        this.quiet.follow(id);
        const page = this.quiet.page ? `?page=${this.quiet.page}` : '';
        following = new Following(`/api/v1/households/${id}/news${page}`, { read, readAt: () => lastReadAt, busy: this.dialogs.anyOpen });
      });
    });
    let before = first?.isLoading();
    along(() => {
      const loading = first?.isLoading();
      if (loading && !before) lastReadAt = performance.now();
      before = loading;
    });
    along(() => {
      const error = first?.error();
      following?.pause(error !== undefined && GONE.includes(refusalOf(error).code));
    });
    along(() => {
      if (!this.dialogs.anyOpen()) following?.resume();
    });
    injector.get(DestroyRef).onDestroy(stop);
  }
}

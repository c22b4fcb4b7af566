import { Service, inject } from '@angular/core';
import type { HouseholdPicture } from '@contract/households';
import type { VisitView } from '@contract/visits';
import { Dialogs } from '../shared/dialogs';
import type { VisitTime } from './visit-form';

/** The dialogs of a visit, from wherever it is seen. Each says whether something was changed. */
@Service()
export class VisitOpening {
  private readonly dialogs = inject(Dialogs);

  /** A new visit. @param at when; left out: today */
  async record(picture: HouseholdPicture, at?: VisitTime): Promise<boolean> {
    const { VisitDialog } = await import('./visit-dialog');
    return (await this.dialogs.open<boolean>(VisitDialog, { picture, visit: null, at })) ?? false;
  }

  /** A visit in full, and from there its change. @param naming says whose visit it is, where that is not said around it */
  async open(picture: HouseholdPicture, visit: VisitView, naming = false): Promise<boolean> {
    const { VisitDetails } = await import('./visit-details');
    const next = await this.dialogs.open<'changed' | 'change'>(VisitDetails, { picture, visit, naming });
    if (next !== 'change') return next === 'changed';
    const { VisitDialog } = await import('./visit-dialog');
    return (await this.dialogs.open<boolean>(VisitDialog, { picture, visit })) ?? false;
  }
}

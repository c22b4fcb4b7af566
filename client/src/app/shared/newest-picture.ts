import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { HouseholdPicture } from '@contract/households';
import { firstValueFrom, type Observable } from 'rxjs';
import { householdPath } from './household-path';

/** The household as it is at this moment: for a form that was overtaken, or where only one of its visits was at hand. */
@Service()
export class NewestPicture {
  private readonly http = inject(HttpClient);

  of(householdId: string): Observable<HouseholdPicture> {
    return this.http.get<HouseholdPicture>(householdPath(householdId));
  }

  /** The version of one part of the household now; undefined when that part is gone. */
  async versionOf(householdId: string, part: (picture: HouseholdPicture) => { version: number } | undefined): Promise<number | undefined> {
    return part(await firstValueFrom(this.of(householdId)))?.version;
  }
}

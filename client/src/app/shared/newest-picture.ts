import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { HouseholdPicture } from '@contract/households';
import { firstValueFrom } from 'rxjs';

/** For a form that was overtaken: the household as it is at this moment. */
@Service()
export class NewestPicture {
  private readonly http = inject(HttpClient);

  /** The version of one part of the household now; undefined when that part is gone. */
  async versionOf(householdId: string, part: (picture: HouseholdPicture) => { version: number } | undefined): Promise<number | undefined> {
    const picture = await firstValueFrom(this.http.get<HouseholdPicture>(`/api/v1/households/${householdId}`));
    return part(picture)?.version;
  }
}

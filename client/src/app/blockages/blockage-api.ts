import { HttpClient, httpResource } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { AddBlockage, AddCondition, BlockageMap, ChangeBlockage, ChangeCondition } from '@contract/blockages';
import { firstValueFrom, type Observable } from 'rxjs';
import { ifMatch } from '../shared/if-match';

const at = (householdId: string): string => `/api/v1/households/${householdId}`;

@Service()
export class BlockageApi {
  private readonly http = inject(HttpClient);

  /** What waits for what, as far as the reader sees it. Call where injection is possible. */
  map(householdId: () => string) {
    return httpResource<BlockageMap>(() => `${at(householdId())}/blockages`);
  }

  /** For a form that was overtaken: the version now of a part of the map; undefined when it is gone. */
  async versionOf(householdId: string, part: (map: BlockageMap) => { version: number | null } | undefined): Promise<number | undefined> {
    return part(await firstValueFrom(this.http.get<BlockageMap>(`${at(householdId)}/blockages`)))?.version ?? undefined;
  }

  addCondition(householdId: string, condition: AddCondition): Observable<unknown> {
    return this.http.post(`${at(householdId)}/conditions`, condition);
  }

  changeCondition(householdId: string, id: string, version: number, change: ChangeCondition): Observable<unknown> {
    return this.http.patch(`${at(householdId)}/conditions/${id}`, change, ifMatch(version));
  }

  addBlockage(householdId: string, blockage: AddBlockage): Observable<unknown> {
    return this.http.post(`${at(householdId)}/blockages`, blockage);
  }

  changeBlockage(householdId: string, id: string, version: number, change: ChangeBlockage): Observable<unknown> {
    return this.http.patch(`${at(householdId)}/blockages/${id}`, change, ifMatch(version));
  }
}

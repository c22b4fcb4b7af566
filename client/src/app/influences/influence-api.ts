import { HttpClient, httpResource } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { AddInfluence, AddProblem, ChangeInfluence, ChangeProblem, InfluenceMap } from '@contract/influences';
import { firstValueFrom, type Observable } from 'rxjs';
import { ifMatch } from '../shared/if-match';

const at = (householdId: string): string => `/api/v1/households/${householdId}`;

@Service()
export class InfluenceApi {
  private readonly http = inject(HttpClient);

  /** What pushes on what, as far as the reader sees it. Call where injection is possible. */
  map(householdId: () => string) {
    return httpResource<InfluenceMap>(() => `${at(householdId())}/influences`);
  }

  /** For a form that was overtaken: the version now of a part of the map; undefined when it is gone. */
  async versionOf(householdId: string, part: (map: InfluenceMap) => { version: number } | undefined): Promise<number | undefined> {
    return part(await firstValueFrom(this.http.get<InfluenceMap>(`${at(householdId)}/influences`)))?.version;
  }

  addProblem(householdId: string, problem: AddProblem): Observable<unknown> {
    return this.http.post(`${at(householdId)}/problems`, problem);
  }

  changeProblem(householdId: string, id: string, version: number, change: ChangeProblem): Observable<unknown> {
    return this.http.patch(`${at(householdId)}/problems/${id}`, change, ifMatch(version));
  }

  addInfluence(householdId: string, influence: AddInfluence): Observable<unknown> {
    return this.http.post(`${at(householdId)}/influences`, influence);
  }

  changeInfluence(householdId: string, id: string, version: number, change: ChangeInfluence): Observable<unknown> {
    return this.http.patch(`${at(householdId)}/influences/${id}`, change, ifMatch(version));
  }
}

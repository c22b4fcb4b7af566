import { HttpClient, httpResource } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type {
  AddMember,
  AddNetworkContact,
  ChangeHousehold,
  ChangeInvolvement,
  ChangeMember,
  ChangeNetworkContact,
  FoundHouseholds,
  HouseholdList,
  HouseholdPicture,
  Involve,
  OpenHousehold,
} from '@contract/households';
import type { Observable } from 'rxjs';
import { HOUSEHOLDS, householdPath } from '../shared/household-path';
import { ifMatch } from '../shared/if-match';

const SEARCHES = '/api/v1/household-searches';

@Service()
export class HouseholdApi {
  private readonly http = inject(HttpClient);

  /** The first page of one's own list, where `mayAsk` says so: asking without the right is on record. Call where injection is possible. */
  list(mayAsk: () => boolean) {
    return httpResource<HouseholdList>(() => (mayAsk() ? HOUSEHOLDS : undefined));
  }

  pageAfter(after: string): Observable<HouseholdList> {
    return this.http.get<HouseholdList>(HOUSEHOLDS, { params: { after } });
  }

  /** The first page of what these words find; nothing is asked without any. In the body: names are for no address. Call where injection is possible. */
  search(words: () => string) {
    return httpResource<FoundHouseholds>(() => (words() ? { url: SEARCHES, method: 'POST', body: { words: words() } } : undefined));
  }

  searchAfter(words: string, after: string): Observable<FoundHouseholds> {
    return this.http.post<FoundHouseholds>(SEARCHES, { words, after });
  }

  /** The whole household in one request. Call where injection is possible. */
  picture(id: () => string) {
    return httpResource<HouseholdPicture>(() => householdPath(id()));
  }

  /** The same once, for a form of elsewhere. */
  once(id: string): Observable<HouseholdPicture> {
    return this.http.get<HouseholdPicture>(householdPath(id));
  }

  open(household: OpenHousehold): Observable<{ id: string }> {
    return this.http.post<{ id: string }>(HOUSEHOLDS, household);
  }

  change(id: string, version: number, change: ChangeHousehold): Observable<unknown> {
    return this.http.patch(householdPath(id), change, ifMatch(version));
  }

  addMember(id: string, member: AddMember): Observable<unknown> {
    return this.http.post(`${householdPath(id)}/members`, member);
  }

  changeMember(id: string, memberId: string, version: number, change: ChangeMember): Observable<unknown> {
    return this.http.patch(`${householdPath(id)}/members/${memberId}`, change, ifMatch(version));
  }

  addContact(id: string, contact: AddNetworkContact): Observable<unknown> {
    return this.http.post(`${householdPath(id)}/network-contacts`, contact);
  }

  changeContact(id: string, contactId: string, version: number, change: ChangeNetworkContact): Observable<unknown> {
    return this.http.patch(`${householdPath(id)}/network-contacts/${contactId}`, change, ifMatch(version));
  }

  involve(id: string, involvement: Involve): Observable<unknown> {
    return this.http.post(`${householdPath(id)}/involvements`, involvement);
  }

  changeInvolvement(id: string, involvementId: string, version: number, change: ChangeInvolvement): Observable<unknown> {
    return this.http.patch(`${householdPath(id)}/involvements/${involvementId}`, change, ifMatch(version));
  }
}

import { HttpClient, httpResource } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type {
  ChangeColleague,
  ChangeOwnOrganisation,
  ChangeTeam,
  ColleagueView,
  DecideDeparture,
  DepartureView,
  InvitationView,
  InviteColleague,
  MakeTeam,
  NewInvitation,
  OwnOrganisationView,
  TeamView,
} from '@contract/administration';
import { firstValueFrom, type Observable } from 'rxjs';
import type { Day } from '../shared/day';
import { ifMatch } from '../shared/if-match';

const COLLEAGUES = '/api/v1/colleagues';
const INVITATIONS = '/api/v1/invitations';
const TEAMS = '/api/v1/teams';
const OWN_ORGANISATION = '/api/v1/own-organisation';

/** The people, teams and settings of one's own organisation. The resources are to be called where injection is possible. */
@Service()
export class AdministrationApi {
  private readonly http = inject(HttpClient);

  colleagues() {
    return httpResource<ColleagueView[]>(() => COLLEAGUES);
  }

  colleague(id: () => string) {
    return httpResource<ColleagueView>(() => `${COLLEAGUES}/${id()}`);
  }

  async versionOfColleague(id: string): Promise<number> {
    return (await firstValueFrom(this.http.get<ColleagueView>(`${COLLEAGUES}/${id}`))).version;
  }

  changeColleague(id: string, version: number, change: ChangeColleague): Observable<ColleagueView> {
    return this.http.patch<ColleagueView>(`${COLLEAGUES}/${id}`, change, ifMatch(version));
  }

  invitations() {
    return httpResource<InvitationView[]>(() => INVITATIONS);
  }

  invite(colleague: InviteColleague): Observable<NewInvitation> {
    return this.http.post<NewInvitation>(INVITATIONS, colleague);
  }

  renewInvitation(id: string): Observable<NewInvitation> {
    return this.http.post<NewInvitation>(`${INVITATIONS}/${id}/links`, {});
  }

  withdrawInvitation(id: string): Observable<void> {
    return this.http.delete<void>(`${INVITATIONS}/${id}`);
  }

  /** What somebody who leaves has on a day; `undefined` asks nothing. */
  departure(id: () => string, on: () => Day | undefined) {
    return httpResource<DepartureView>(() => {
      const day = on();
      return day ? { url: `${COLLEAGUES}/${id()}/departure`, params: { on: day } } : undefined;
    });
  }

  decideDeparture(id: string, version: number, decision: DecideDeparture): Observable<DepartureView> {
    return this.http.put<DepartureView>(`${COLLEAGUES}/${id}/departure`, decision, ifMatch(version));
  }

  callOffDeparture(id: string, version: number): Observable<DepartureView> {
    return this.http.delete<DepartureView>(`${COLLEAGUES}/${id}/departure`, ifMatch(version));
  }

  teams() {
    return httpResource<TeamView[]>(() => TEAMS);
  }

  async versionOfTeam(id: string): Promise<number | undefined> {
    return (await firstValueFrom(this.http.get<TeamView[]>(TEAMS))).find((team) => team.id === id)?.version;
  }

  makeTeam(team: MakeTeam): Observable<TeamView> {
    return this.http.post<TeamView>(TEAMS, team);
  }

  changeTeam(id: string, version: number, change: ChangeTeam): Observable<TeamView> {
    return this.http.patch<TeamView>(`${TEAMS}/${id}`, change, ifMatch(version));
  }

  organisation() {
    return httpResource<OwnOrganisationView>(() => OWN_ORGANISATION);
  }

  async versionOfOrganisation(): Promise<number> {
    return (await firstValueFrom(this.http.get<OwnOrganisationView>(OWN_ORGANISATION))).version;
  }

  changeOrganisation(version: number, change: ChangeOwnOrganisation): Observable<OwnOrganisationView> {
    return this.http.patch<OwnOrganisationView>(OWN_ORGANISATION, change, ifMatch(version));
  }
}

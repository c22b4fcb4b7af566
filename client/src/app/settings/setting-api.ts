import { HttpClient, httpResource } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { SettingValues } from '@contract/setting-words';
import type { OverlapCounts, SettingChangeView, SignalCounts, TeamSettingsView } from '@contract/settings';
import { firstValueFrom, type Observable } from 'rxjs';
import { ifMatch } from '../shared/if-match';

const SETTINGS = '/api/v1/team-settings';

@Service()
export class SettingApi {
  private readonly http = inject(HttpClient);

  /** Of the teams that the reader leads. Call where injection is possible. */
  teams() {
    return httpResource<TeamSettingsView[]>(() => SETTINGS);
  }

  changes(teamId: () => string | undefined) {
    return httpResource<SettingChangeView[]>(() => (teamId() ? `${SETTINGS}/${teamId()}/changes` : undefined));
  }

  read(teamId: string): Promise<TeamSettingsView> {
    return firstValueFrom(this.http.get<TeamSettingsView>(`${SETTINGS}/${teamId}`));
  }

  change(teamId: string, version: number, values: Partial<SettingValues>): Observable<TeamSettingsView> {
    return this.http.patch<TeamSettingsView>(`${SETTINGS}/${teamId}`, values, ifMatch(version));
  }

  /** As many households as the server looks at in one go. */
  countOverlaps(teamId: string, values: Partial<SettingValues>, after: string | null): Observable<OverlapCounts> {
    return this.http.post<OverlapCounts>(`${SETTINGS}/${teamId}/overlap-counts`, { values, after });
  }

  countSignals(teamId: string, values: Partial<SettingValues>, after: string | null): Observable<SignalCounts> {
    return this.http.post<SignalCounts>(`${SETTINGS}/${teamId}/signal-counts`, { values, after });
  }
}

import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { EndLead, LeadView, TakeLead } from '@contract/leads';
import type { Observable } from 'rxjs';
import { ifMatch } from '../shared/if-match';

@Service()
export class LeadApi {
  private readonly http = inject(HttpClient);

  take(householdId: string, lead: TakeLead): Observable<LeadView> {
    return this.http.post<LeadView>(`/api/v1/households/${householdId}/leads`, lead);
  }

  end(householdId: string, leadId: string, version: number, end: EndLead): Observable<LeadView> {
    return this.http.patch<LeadView>(`/api/v1/households/${householdId}/leads/${leadId}`, end, ifMatch(version));
  }
}

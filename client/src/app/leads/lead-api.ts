import { HttpClient, httpResource } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { AnswerProposal, AppointDeputy, ChangeHandover, DecideProposal, LeadDeputyView, LeadProposalView, ProposeLead } from '@contract/lead-proposals';
import type { EarlierLead, EndLead, LeadHistory, LeadView, TakeLead } from '@contract/leads';
import type { Observable } from 'rxjs';
import { ifMatch } from '../shared/if-match';

const leadsOf = (householdId: string): string => `/api/v1/households/${householdId}/leads`;
const proposalsOf = (householdId: string): string => `/api/v1/households/${householdId}/lead-proposals`;

@Service()
export class LeadApi {
  private readonly http = inject(HttpClient);

  /** Who led, what was proposed and who stood in; anew whenever `of` changes. Call where injection is possible. */
  history(of: () => string) {
    return httpResource<LeadHistory>(() => leadsOf(of()));
  }

  take(householdId: string, lead: TakeLead): Observable<LeadView> {
    return this.http.post<LeadView>(leadsOf(householdId), lead);
  }

  end(householdId: string, leadId: string, version: number, end: EndLead): Observable<LeadView> {
    return this.http.patch<LeadView>(`${leadsOf(householdId)}/${leadId}`, end, ifMatch(version));
  }

  propose(householdId: string, proposal: ProposeLead): Observable<LeadProposalView> {
    return this.http.post<LeadProposalView>(proposalsOf(householdId), proposal);
  }

  changeHandover(householdId: string, id: string, version: number, change: ChangeHandover): Observable<LeadProposalView> {
    return this.http.patch<LeadProposalView>(`${proposalsOf(householdId)}/${id}`, change, ifMatch(version));
  }

  accept(householdId: string, id: string): Observable<LeadProposalView> {
    return this.http.post<LeadProposalView>(`${proposalsOf(householdId)}/${id}/acceptance`, {});
  }

  decline(householdId: string, id: string, reason: string): Observable<LeadProposalView> {
    return this.http.post<LeadProposalView>(`${proposalsOf(householdId)}/${id}/refusal`, { reason });
  }

  answer(householdId: string, id: string, answer: AnswerProposal): Observable<LeadProposalView> {
    return this.http.post<LeadProposalView>(`${proposalsOf(householdId)}/${id}/answers`, answer);
  }

  decide(householdId: string, id: string, decision: DecideProposal): Observable<LeadProposalView> {
    return this.http.post<LeadProposalView>(`${proposalsOf(householdId)}/${id}/decision`, decision);
  }

  withdraw(householdId: string, id: string, reason: string | null): Observable<LeadProposalView> {
    return this.http.post<LeadProposalView>(`${proposalsOf(householdId)}/${id}/withdrawal`, { reason });
  }

  appointDeputy(householdId: string, leadId: string, deputy: AppointDeputy): Observable<LeadDeputyView> {
    return this.http.post<LeadDeputyView>(`${leadsOf(householdId)}/${leadId}/deputies`, deputy);
  }

  endDeputy(householdId: string, id: string, version: number, until: string): Observable<LeadDeputyView> {
    return this.http.patch<LeadDeputyView>(`/api/v1/households/${householdId}/lead-deputies/${id}`, { until }, ifMatch(version));
  }

  import(householdId: string, leads: EarlierLead[]): Observable<void> {
    return this.http.post<void>(`/api/v1/households/${householdId}/earlier-leads`, { leads });
  }
}

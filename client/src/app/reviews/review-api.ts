import { HttpClient, httpResource } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { BeginReview, ChangeReviewCase, ReviewCaseView, ReviewMeetings, ReviewMeetingView, ReviewMinutes } from '@contract/reviews';
import type { Language } from '@contract/roles';
import type { Observable } from 'rxjs';
import { ifMatch } from '../shared/if-match';

const MEETINGS = '/api/v1/review-meetings';

@Service()
export class ReviewApi {
  private readonly http = inject(HttpClient);

  /** Call where injection is possible. */
  meetings() {
    return httpResource<ReviewMeetings>(() => MEETINGS);
  }

  meeting(id: () => string) {
    return httpResource<ReviewMeetingView>(() => `${MEETINGS}/${id()}`);
  }

  minutes(id: () => string) {
    return httpResource<ReviewMinutes>(() => `${MEETINGS}/${id()}/minutes`);
  }

  begin(review: BeginReview): Observable<ReviewMeetingView> {
    return this.http.post<ReviewMeetingView>(MEETINGS, review);
  }

  change(meetingId: string, caseId: string, version: number, change: ChangeReviewCase): Observable<ReviewCaseView> {
    return this.http.patch<ReviewCaseView>(`${MEETINGS}/${meetingId}/cases/${caseId}`, change, ifMatch(version));
  }

  close(meetingId: string): Observable<ReviewMeetingView> {
    return this.http.post<ReviewMeetingView>(`${MEETINGS}/${meetingId}/closing`, {});
  }

  paper(meetingId: string, language: Language): Observable<Blob> {
    return this.http.get(`${MEETINGS}/${meetingId}/minutes`, { params: { format: 'pdf', language }, responseType: 'blob' });
  }
}

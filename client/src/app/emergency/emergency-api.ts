import { HttpClient, httpResource } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { EmergenciesToReview, EmergencyToReview, OpenedEmergencies, OpenEmergency, OwnEmergencies, ReviewEmergency } from '@contract/emergency';
import type { Observable } from 'rxjs';

const EMERGENCIES = '/api/v1/emergency-accesses';
const REVIEWS = '/api/v1/privacy/emergency-accesses';

@Service()
export class EmergencyApi {
  private readonly http = inject(HttpClient);

  /** One's own that run now, and what holds for a new one. Call where injection is possible. */
  own() {
    return httpResource<OwnEmergencies>(() => EMERGENCIES);
  }

  open(asked: OpenEmergency): Observable<OpenedEmergencies> {
    return this.http.post<OpenedEmergencies>(EMERGENCIES, asked);
  }

  end(householdId: string): Observable<unknown> {
    return this.http.delete(`/api/v1/households/${householdId}/emergency-access`);
  }

  /** Those that wait for a review and the latest that had one. Call where injection is possible. */
  reviews() {
    return httpResource<EmergenciesToReview>(() => REVIEWS);
  }

  review(id: string, review: ReviewEmergency): Observable<EmergencyToReview> {
    return this.http.post<EmergencyToReview>(`${REVIEWS}/${id}/review`, review);
  }
}

import { HttpClient, httpResource } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { CalendarAddressView, ImportPreview, ImportResult, ImportVisits, MadeCalendarAddress, PreviewImport } from '@contract/visit-exchange';
import type { SheetFormat } from '@contract/visit-exchange-words';
import type { Language } from '@contract/roles';
import type { Observable } from 'rxjs';

const ADDRESS = '/api/v1/calendar-address';

/** Visits in and out. Reads: call where injection is possible. */
@Service()
export class VisitExchangeApi {
  private readonly http = inject(HttpClient);

  preview(householdId: string, visits: PreviewImport): Observable<ImportPreview> {
    return this.http.post<ImportPreview>(`/api/v1/households/${householdId}/visit-imports/preview`, visits);
  }

  import(householdId: string, visits: ImportVisits): Observable<ImportResult> {
    return this.http.post<ImportResult>(`/api/v1/households/${householdId}/visit-imports`, visits);
  }

  /** @param period half open */
  export(householdId: string, period: { from: string; until: string }, format: SheetFormat, language: Language): Observable<Blob> {
    return this.http.get(`/api/v1/households/${householdId}/visit-export`, { params: { ...period, format, language }, responseType: 'blob' });
  }

  calendarAddress() {
    return httpResource<CalendarAddressView>(() => ADDRESS);
  }

  makeCalendarAddress(): Observable<MadeCalendarAddress> {
    return this.http.post<MadeCalendarAddress>(ADDRESS, {});
  }

  endCalendarAddress(): Observable<void> {
    return this.http.delete<void>(ADDRESS);
  }
}

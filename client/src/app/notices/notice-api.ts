import { HttpClient, httpResource } from '@angular/common/http';
import { Service, inject, signal } from '@angular/core';
import type { NoticeList, UnreadNotices } from '@contract/notices';
import { firstValueFrom, type Observable } from 'rxjs';

const NOTICES = '/api/v1/notices';

@Service()
export class NoticeApi {
  private readonly http = inject(HttpClient);
  private readonly counted = signal(0);
  /** How many are unread, as far as this page knows. */
  readonly unread = this.counted.asReadonly();

  /** The first page. Call where injection is possible. */
  list() {
    return httpResource<NoticeList>(() => NOTICES);
  }

  pageAfter(after: string): Observable<NoticeList> {
    return this.http.get<NoticeList>(NOTICES, { params: { after } });
  }

  /** Asks how many are unread. */
  count(): Promise<void> {
    return this.keep(this.http.get<UnreadNotices>(`${NOTICES}/unread`));
  }

  mark(id: string, read: boolean): Promise<void> {
    return this.keep(this.http.patch<UnreadNotices>(`${NOTICES}/${id}`, { read }));
  }

  markAll(): Promise<void> {
    return this.keep(this.http.post<UnreadNotices>(`${NOTICES}/all-read`, {}));
  }

  private async keep(answer: Observable<UnreadNotices>): Promise<void> {
    this.counted.set((await firstValueFrom(answer)).unread);
  }
}

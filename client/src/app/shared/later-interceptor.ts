import type { HttpInterceptorFn } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { tap } from 'rxjs';

/** What is added to requests by code that comes with later pages: the first page does not wait for it. */
@Service()
export class LaterInterceptor {
  intercept: HttpInterceptorFn | undefined;
  /** Addresses of households and what they answered before it came, for it to take. */
  readonly before: [address: string, body: unknown][] = [];
}

export const laterInterceptor: HttpInterceptorFn = (request, next) => {
  const later = inject(LaterInterceptor);
  if (later.intercept) return later.intercept(request, next);
  return next(request).pipe(
    tap((event) => {
      if ('body' in event && request.url.startsWith('/api/v1/households/')) later.before.push([request.urlWithParams, event.body]);
    }),
  );
};

import { HttpErrorResponse, HttpResponse, type HttpEvent, type HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { retry, tap, throwError, timer } from 'rxjs';
import { QuietReadings } from './quiet-readings';

const HOUSEHOLDS = '/api/v1/households/';
/** The longest pause between two tries of what nobody waits for, in milliseconds. */
const LONGEST_PAUSE = 60_000;

/**
 * A change says which page it comes from. What a page reads by itself keeps no session alive; and where the server cannot be
 * reached for a moment it is tried again, with what was read before still on the screen.
 */
export const householdRequests: HttpInterceptorFn = (request, next) => {
  if (!request.url.startsWith(HOUSEHOLDS)) return next(request);
  const readings = inject(QuietReadings);
  if (request.method !== 'GET') return next(readings.page ? request.clone({ setHeaders: { 'X-Page': readings.page } }) : request);
  if (request.responseType !== 'json') return next(request);
  const quiet = readings.isQuiet();
  const answered = tap((event: HttpEvent<unknown>) => {
    if (event instanceof HttpResponse) readings.answered(request.urlWithParams, event.body, quiet);
  });
  if (!quiet) return next(request).pipe(answered);
  return next(request.clone({ setHeaders: { 'X-Unattended': '1' } })).pipe(
    retry({ delay: (error: unknown, tries) => (isAway(error) ? timer(Math.min(1_000 * 2 ** (tries - 1), LONGEST_PAUSE)) : throwError(() => error)) }),
    answered,
  );
};

/** Nothing answered, or it is not the reader's to mend. */
const isAway = (error: unknown): boolean => error instanceof HttpErrorResponse && (error.status === 0 || error.status >= 500);

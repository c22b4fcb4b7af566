import { HttpClient, type HttpEvent, type HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { firstValueFrom, from } from 'rxjs';

/** How long an answer waits for the page that it is for, in milliseconds. */
const FRESH = 5_000;

const begun = new Map<string, Promise<HttpEvent<unknown>>>();

/** Whoever is here from now on gets no answer that somebody else asked for. */
export const forgetAsked = (): void => begun.clear();

/** Asks what a page is going to read first while its code is still to come: its own request takes the answer over, once. Call where injection is possible. */
export function askAhead(path: string): void {
  begun.delete(path);
  // A page that then follows its household knows by it since when it can have missed something.
  performance.clearMarks('asked-ahead');
  performance.mark('asked-ahead');
  const answer = firstValueFrom(inject(HttpClient).get<unknown>(path, { observe: 'response' }));
  // Why it failed is heard by who takes it over.
  answer.catch(() => begun);
  begun.set(path, answer);
  setTimeout(() => begun.get(path) === answer && begun.delete(path), FRESH);
}

/** Stands before the other interceptors: what was asked ahead has been through them. */
export const takeOver: HttpInterceptorFn = (request, next) => {
  const answer = begun.get(request.urlWithParams);
  // Whatever is done there, what was asked before is no longer how it stands.
  begun.delete(request.urlWithParams);
  return answer && request.method === 'GET' ? from(answer) : next(request);
};

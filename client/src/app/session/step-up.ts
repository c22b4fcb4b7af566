import { HttpErrorResponse, type HttpInterceptorFn } from '@angular/common/http';
import { Injector, inject } from '@angular/core';
import { catchError, from, switchMap, throwError } from 'rxjs';
import { refusalOf } from '../shared/problem';

/** Where something asks to show once more that it is you: asks for it, and then sends the very same request again. */
export const stepUp: HttpInterceptorFn = (request, next) => {
  const injector = inject(Injector);
  return next(request).pipe(
    catchError((error: unknown) => {
      if (!(error instanceof HttpErrorResponse) || refusalOf(error).code !== 'session.step-up-needed') return throwError(() => error);
      const asked = import('./step-up-question').then(({ StepUpQuestion }) => injector.get(StepUpQuestion).ask());
      return from(asked).pipe(switchMap((done) => (done ? next(request) : throwError(() => error))));
    }),
  );
};

import type { HttpInterceptorFn } from '@angular/common/http';
import { Service, inject } from '@angular/core';

/** What is added to requests by code that comes with later pages: the first page does not wait for it. */
@Service()
export class LaterInterceptor {
  intercept: HttpInterceptorFn | undefined;
}

export const laterInterceptor: HttpInterceptorFn = (request, next) => inject(LaterInterceptor).intercept?.(request, next) ?? next(request);

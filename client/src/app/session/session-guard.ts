import { inject } from '@angular/core';
import { Router, type CanActivateFn } from '@angular/router';
import { Session } from './session';

/** Only for who is signed in; others sign in first and come back here. */
export const signedIn: CanActivateFn = (_route, state) =>
  inject(Session).current() ? true : inject(Router).createUrlTree(['/sign-in'], { queryParams: { next: state.url } });

/** The sign-in page is not for who is signed in already. */
export const signedOut: CanActivateFn = () => (inject(Session).current() ? inject(Router).createUrlTree(['/households']) : true);

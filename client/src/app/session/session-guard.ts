import { inject } from '@angular/core';
import { Router, type CanActivateFn } from '@angular/router';
import { homeOf } from './home';
import { Session } from './session';

/** Only for who is signed in; others sign in first and come back here. */
export const signedIn: CanActivateFn = (_route, state) =>
  inject(Session).current() ? true : inject(Router).createUrlTree(['/sign-in'], { queryParams: { next: state.url } });

/** The sign-in page is not for who is signed in already. */
export const signedOut: CanActivateFn = () => {
  const session = inject(Session).current();
  return session ? inject(Router).createUrlTree([homeOf(session)]) : true;
};

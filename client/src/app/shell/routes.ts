import { inject } from '@angular/core';
import type { CanActivateFn, Routes } from '@angular/router';
import { homeOf, worksWithHouseholds } from '../session/home';
import { Session } from '../session/session';
import { signedIn, signedOut } from '../session/session-guard';
import { SignInPage } from '../session/sign-in-page';
import { askAhead } from '../shared/ahead';
import { HOUSEHOLDS, householdPath } from '../shared/household-path';
import { withWords } from '../shared/with-words';

/** What the page reads first is on its way while its code still comes. Asking without the right is on record. */
const ahead =
  (path: (id: string) => string): CanActivateFn =>
  ({ params }) => {
    const session = inject(Session).current();
    if (session && worksWithHouseholds(session)) askAhead(path(params['householdId'] as string));
    return true;
  };

export const routes: Routes = [
  { path: '', pathMatch: 'full', redirectTo: () => homeOf(inject(Session).current()) },
  {
    path: 'sign-in',
    title: 'signIn.title',
    canActivate: [signedOut],
    // The first page of nearly every day: not one file more to wait for.
    component: SignInPage,
  },
  {
    path: 'households',
    title: 'households.title',
    canActivate: [signedIn, ahead(() => HOUSEHOLDS)],
    loadComponent: withWords([], () => import('../households/household-list-page').then((file) => file.HouseholdListPage)),
  },
  {
    path: 'households/:householdId',
    title: 'household.title',
    canActivate: [signedIn, ahead(householdPath)],
    loadComponent: withWords(['household', 'visits', 'stuck'], () => import('../households/household-page').then((file) => file.HouseholdPage)),
  },
  // Pages beside the daily work: their addresses too come with the first of them.
  { path: '', loadChildren: () => import('./further-routes').then((file) => file.furtherRoutes) },
];

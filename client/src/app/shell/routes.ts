import type { Routes } from '@angular/router';
import { signedIn, signedOut } from '../session/session-guard';

export const routes: Routes = [
  { path: '', pathMatch: 'full', redirectTo: 'households' },
  {
    path: 'sign-in',
    title: 'signIn.title',
    canActivate: [signedOut],
    loadComponent: () => import('../session/sign-in-page').then((file) => file.SignInPage),
  },
  {
    path: 'households',
    title: 'households.title',
    canActivate: [signedIn],
    loadComponent: () => import('../households/household-list-page').then((file) => file.HouseholdListPage),
  },
  {
    path: 'households/:householdId',
    title: 'household.title',
    canActivate: [signedIn],
    loadComponent: () => import('../households/household-page').then((file) => file.HouseholdPage),
  },
  { path: '**', title: 'notFound.title', loadComponent: () => import('./not-found-page').then((file) => file.NotFoundPage) },
];

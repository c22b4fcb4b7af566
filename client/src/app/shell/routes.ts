import { inject } from '@angular/core';
import type { Routes } from '@angular/router';
import { homeOf } from '../session/home';
import { Session } from '../session/session';
import { signedIn, signedOut } from '../session/session-guard';

export const routes: Routes = [
  { path: '', pathMatch: 'full', redirectTo: () => homeOf(inject(Session).current()) },
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
  {
    path: 'invitation',
    title: 'acceptance.title',
    loadComponent: () => import('../invitation/invitation-page').then((file) => file.InvitationPage),
  },
  {
    path: 'administration',
    canActivate: [signedIn],
    loadChildren: () => import('../administration/administration-routes').then((file) => file.administrationRoutes),
  },
  {
    path: 'account',
    title: 'account.title',
    canActivate: [signedIn],
    loadComponent: () => import('../account/account-page').then((file) => file.AccountPage),
  },
  {
    path: 'sign-on-requests',
    title: 'signOnRequests.title',
    canActivate: [signedIn],
    loadComponent: () => import('../sign-on/sign-on-requests-page').then((file) => file.SignOnRequestsPage),
  },
  {
    path: 'signed-on',
    title: 'stepUp.title',
    loadComponent: () => import('../session/signed-on-page').then((file) => file.SignedOnPage),
  },
  { path: '**', title: 'notFound.title', loadComponent: () => import('./not-found-page').then((file) => file.NotFoundPage) },
];

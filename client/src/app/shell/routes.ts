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
    path: 'households/:householdId/views',
    title: 'views.title',
    canActivate: [signedIn],
    loadComponent: () => import('../views/views-page').then((file) => file.ViewsPage),
  },
  {
    path: 'emergency',
    title: 'emergency.title',
    canActivate: [signedIn],
    loadComponent: () => import('../emergency/emergency-page').then((file) => file.EmergencyPage),
  },
  {
    path: 'privacy/emergency',
    title: 'review.title',
    canActivate: [signedIn],
    loadComponent: () => import('../emergency/review-page').then((file) => file.ReviewPage),
  },
  {
    path: 'privacy/log',
    title: 'log.title',
    canActivate: [signedIn],
    loadComponent: () => import('../views/log-page').then((file) => file.LogPage),
  },
  {
    path: 'notices',
    title: 'notices.title',
    canActivate: [signedIn],
    loadComponent: () => import('../notices/notice-page').then((file) => file.NoticePage),
  },
  { path: '**', title: 'notFound.title', loadComponent: () => import('./not-found-page').then((file) => file.NotFoundPage) },
];

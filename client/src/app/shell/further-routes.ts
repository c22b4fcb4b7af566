import type { Routes } from '@angular/router';
import { signedIn } from '../session/session-guard';
import { withWords } from '../shared/with-words';

/** Pages that are not opened all day, and what is said of an address that is none. */
export const furtherRoutes: Routes = [
  {
    path: 'invitation',
    title: 'acceptance.title',
    loadComponent: withWords(['organisation'], () => import('../invitation/invitation-page').then((file) => file.InvitationPage)),
  },
  {
    path: 'administration',
    canActivate: [signedIn],
    loadChildren: () => import('../administration/administration-routes').then((file) => file.administrationRoutes),
  },
  {
    path: 'own-actions',
    title: 'ownActions.title',
    canActivate: [signedIn],
    loadComponent: withWords(['household', 'plan'], () => import('../plans/own-actions-page').then((file) => file.OwnActionsPage)),
  },
  {
    path: 'own-calendar',
    title: 'ownCalendar.title',
    canActivate: [signedIn],
    loadComponent: withWords(['household', 'visits'], () => import('../visits/own-calendar-page').then((file) => file.OwnCalendarPage)),
  },
  {
    path: 'households/:householdId/calendar',
    title: 'calendar.title',
    canActivate: [signedIn],
    loadComponent: withWords(['household', 'visits'], () => import('../visits/calendar-page').then((file) => file.CalendarPage)),
  },
  {
    path: 'households/:householdId/burden',
    title: 'burden.title',
    canActivate: [signedIn],
    loadComponent: withWords(['household', 'visits'], () => import('../burden/burden-page').then((file) => file.BurdenPage)),
  },
  {
    path: 'households/:householdId/plan',
    title: 'planRoom.title',
    canActivate: [signedIn],
    loadComponent: withWords(['household', 'plan'], () => import('../plans/plan-room-page').then((file) => file.PlanRoomPage)),
  },
  {
    path: 'households/:householdId/plan/page',
    title: 'planPaper.title',
    canActivate: [signedIn],
    loadComponent: withWords(['household', 'plan'], () => import('../plans/plan-paper-page').then((file) => file.PlanPaperPage)),
  },
  {
    path: 'households/:householdId/views',
    title: 'views.title',
    canActivate: [signedIn],
    loadComponent: withWords(['household', 'privacy'], () => import('../views/views-page').then((file) => file.ViewsPage)),
  },
  {
    path: 'households/:householdId/rights',
    title: 'rights.title',
    canActivate: [signedIn],
    loadComponent: withWords(['household', 'privacy'], () => import('../rights/rights-page').then((file) => file.RightsPage)),
  },
  {
    path: 'asked',
    title: 'asked.title',
    canActivate: [signedIn],
    loadComponent: withWords(['household', 'stuck', 'visits'], () => import('../levels/asked-page').then((file) => file.AskedPage)),
  },
  {
    path: '',
    canActivate: [signedIn],
    loadComponent: withWords(['organisation'], () => import('../team/team-room').then((file) => file.TeamRoom)),
    children: [
      { path: 'worklist', title: 'worklist.title', loadComponent: withWords(['household', 'plan', 'stuck'], () => import('../signals/worklist-page').then((file) => file.WorklistPage)) },
      { path: 'review-meetings', title: 'review.title', loadComponent: withWords(['stuck'], () => import('../reviews/review-list-page').then((file) => file.ReviewListPage)) },
      { path: 'review-meetings/:meetingId', title: 'review.title', loadComponent: withWords(['household', 'plan', 'stuck'], () => import('../reviews/review-room-page').then((file) => file.ReviewRoomPage)) },
      { path: 'review-meetings/:meetingId/minutes', title: 'review.minutes', loadComponent: withWords(['stuck'], () => import('../reviews/minutes-page').then((file) => file.MinutesPage)) },
      { path: 'load', title: 'load.title', loadComponent: withWords(['household', 'organisation'], () => import('../load/load-page').then((file) => file.LoadPage)) },
      { path: 'team-settings', title: 'settings.title', loadComponent: withWords(['visits', 'organisation', 'stuck'], () => import('../settings/team-settings-page').then((file) => file.TeamSettingsPage)) },
    ],
  },
  {
    path: 'households/:householdId/influences',
    title: 'influences.title',
    canActivate: [signedIn],
    loadComponent: withWords(['household', 'plan'], () => import('../influences/influences-page').then((file) => file.InfluencesPage)),
  },
  {
    path: 'households/:householdId/visit-import',
    title: 'visitImport.title',
    canActivate: [signedIn],
    loadComponent: withWords(['visits'], () => import('../visit-files/import-page').then((file) => file.ImportPage)),
  },
  {
    path: 'quick-scan',
    title: 'quickScan.title',
    canActivate: [signedIn],
    loadComponent: withWords(['visits'], () => import('../visit-files/quick-scan-page').then((file) => file.QuickScanPage)),
  },
  {
    path: 'households/:householdId/breakthrough',
    title: 'breakthroughs.title',
    canActivate: [signedIn],
    loadComponent: withWords(['plan', 'stuck'], () => import('../breakthroughs/breakthrough-page').then((file) => file.BreakthroughPage)),
  },
  {
    path: 'households/:householdId/breakthrough/:breakthroughId/table',
    title: 'tablePaper.title',
    canActivate: [signedIn],
    loadComponent: withWords(['stuck'], () => import('../breakthroughs/table-paper-page').then((file) => file.TablePaperPage)),
  },
  {
    path: 'arguments',
    title: 'arguments.title',
    canActivate: [signedIn],
    loadComponent: withWords(['stuck'], () => import('../breakthroughs/arguments-page').then((file) => file.ArgumentsPage)),
  },
  {
    path: 'emergency',
    title: 'emergency.title',
    canActivate: [signedIn],
    loadComponent: withWords(['household'], () => import('../emergency/emergency-page').then((file) => file.EmergencyPage)),
  },
  {
    path: 'privacy',
    pathMatch: 'full',
    title: 'privacyHome.title',
    canActivate: [signedIn],
    loadComponent: withWords(['privacy'], () => import('../privacy/privacy-home-page').then((file) => file.PrivacyHomePage)),
  },
  {
    path: 'privacy/emergency',
    title: 'emergencyReview.title',
    canActivate: [signedIn],
    loadComponent: withWords(['household', 'privacy'], () => import('../emergency/review-page').then((file) => file.ReviewPage)),
  },
  {
    path: 'privacy/log',
    title: 'log.title',
    canActivate: [signedIn],
    loadComponent: withWords(['privacy'], () => import('../views/log-page').then((file) => file.LogPage)),
  },
  {
    path: 'privacy/retention',
    title: 'retention.title',
    canActivate: [signedIn],
    loadComponent: withWords(['household', 'privacy'], () => import('../retention/retention-page').then((file) => file.RetentionPage)),
  },
  {
    path: 'notices',
    title: 'notices.title',
    canActivate: [signedIn],
    loadComponent: withWords(['privacy'], () => import('../notices/notice-page').then((file) => file.NoticePage)),
  },
  {
    path: 'account',
    title: 'account.title',
    canActivate: [signedIn],
    loadComponent: withWords(['organisation', 'visits'], () => import('../account/account-page').then((file) => file.AccountPage)),
  },
  {
    path: 'sign-on-requests',
    title: 'signOnRequests.title',
    canActivate: [signedIn],
    loadComponent: withWords(['organisation'], () => import('../sign-on/sign-on-requests-page').then((file) => file.SignOnRequestsPage)),
  },
  {
    path: 'signed-on',
    title: 'stepUp.title',
    loadComponent: withWords([], () => import('../session/signed-on-page').then((file) => file.SignedOnPage)),
  },
  { path: '**', title: 'notFound.title', loadComponent: withWords([], () => import('./not-found-page').then((file) => file.NotFoundPage)) },
];

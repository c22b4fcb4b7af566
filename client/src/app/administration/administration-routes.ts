import type { Routes } from '@angular/router';
import { AdministrationRoom } from './administration-room';
import { withWords } from '../shared/with-words';

export const administrationRoutes: Routes = [
  {
    path: '',
    component: AdministrationRoom,
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'colleagues' },
      { path: 'colleagues', title: 'colleagues.title', loadComponent: withWords(['organisation'], () => import('./colleagues-page').then((file) => file.ColleaguesPage)) },
      { path: 'colleagues/:colleagueId', title: 'colleague.title', loadComponent: withWords(['organisation'], () => import('./colleague-page').then((file) => file.ColleaguePage)) },
      { path: 'colleagues/:colleagueId/departure', title: 'departure.title', loadComponent: withWords(['household', 'organisation'], () => import('./departure-page').then((file) => file.DeparturePage)) },
      { path: 'teams', title: 'teams.title', loadComponent: withWords(['organisation'], () => import('./teams-page').then((file) => file.TeamsPage)) },
      { path: 'organisation', title: 'ownOrganisation.title', loadComponent: withWords(['organisation'], () => import('./organisation-page').then((file) => file.OrganisationPage)) },
    ],
  },
];

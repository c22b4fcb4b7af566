import type { Routes } from '@angular/router';
import { AdministrationRoom } from './administration-room';

export const administrationRoutes: Routes = [
  {
    path: '',
    component: AdministrationRoom,
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'colleagues' },
      { path: 'colleagues', title: 'colleagues.title', loadComponent: () => import('./colleagues-page').then((file) => file.ColleaguesPage) },
      { path: 'colleagues/:colleagueId', title: 'colleague.title', loadComponent: () => import('./colleague-page').then((file) => file.ColleaguePage) },
      { path: 'colleagues/:colleagueId/departure', title: 'departure.title', loadComponent: () => import('./departure-page').then((file) => file.DeparturePage) },
      { path: 'teams', title: 'teams.title', loadComponent: () => import('./teams-page').then((file) => file.TeamsPage) },
      { path: 'organisation', title: 'ownOrganisation.title', loadComponent: () => import('./organisation-page').then((file) => file.OrganisationPage) },
    ],
  },
];

import { provideHttpClient, withFetch, withInterceptors } from '@angular/common/http';
import { inject, provideAppInitializer, provideBrowserGlobalErrorListeners, type ApplicationConfig } from '@angular/core';
import { TitleStrategy, provideRouter, withComponentInputBinding, withInMemoryScrolling } from '@angular/router';
import { Session } from '../session/session';
import { sessionExpiry } from '../session/session-expiry';
import { stepUp } from '../session/step-up';
import { takeOver } from '../shared/ahead';
import { laterInterceptor } from '../shared/later-interceptor';
import { PageTitle } from './page-title';
import { routes } from './routes';

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideHttpClient(withFetch(), withInterceptors([takeOver, sessionExpiry, stepUp, laterInterceptor])),
    provideRouter(routes, withComponentInputBinding(), withInMemoryScrolling({ scrollPositionRestoration: 'enabled', anchorScrolling: 'enabled' })),
    PageTitle,
    { provide: TitleStrategy, useExisting: PageTitle },
    provideAppInitializer(() => inject(Session).resume()),
  ],
};

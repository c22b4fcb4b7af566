import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { SessionView } from '@contract/session';
import { Session } from './session';
import { sessionExpiry } from './session-expiry';
import { signedIn, signedOut } from './session-guard';

@Component({ template: '' })
class Page {}

const noor = { professionalId: 'noor', name: 'Noor Benali', language: 'nl', roles: ['case_director'] } as unknown as SessionView;
const none = { code: 'session.none' };

async function start(session: SessionView | null) {
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(withInterceptors([sessionExpiry])),
      provideHttpClientTesting(),
      provideRouter([
        { path: 'sign-in', component: Page, canActivate: [signedOut] },
        { path: 'households', component: Page, canActivate: [signedIn] },
        { path: 'households/:id', component: Page, canActivate: [signedIn] },
      ]),
    ],
  });
  const server = TestBed.inject(HttpTestingController);
  const resumed = TestBed.inject(Session).resume();
  const request = server.expectOne('/api/v1/session');
  if (session) request.flush(session);
  else request.flush(none, { status: 401, statusText: '' });
  await resumed;
  return { server, harness: await RouterTestingHarness.create(), router: TestBed.inject(Router) };
}

describe('a session', () => {
  it('is asked for before a page is shown, and the page comes back after', async () => {
    const { harness, router } = await start(null);
    await harness.navigateByUrl('/households/7');
    expect(router.url).toBe('/sign-in?next=%2Fhouseholds%2F7');
  });

  it('that is there leads past the sign-in page', async () => {
    const { harness, router } = await start(noor);
    await harness.navigateByUrl('/sign-in');
    expect(router.url).toBe('/households');
  });

  it('that ends leads to the sign-in page and is forgotten', async () => {
    const { harness, router, server } = await start(noor);
    await harness.navigateByUrl('/households/7');
    TestBed.inject(HttpClient).get('/api/v1/households/7').subscribe({ error: () => undefined });
    server.expectOne('/api/v1/households/7').flush(none, { status: 401, statusText: '' });
    await harness.fixture.whenStable();
    expect(TestBed.inject(Session).current()).toBeNull();
    expect(router.url).toBe('/sign-in?next=%2Fhouseholds%2F7');
  });

  it('keeps its language with the person', async () => {
    const { server } = await start(noor);
    const preferred = TestBed.inject(Session).prefer('en');
    await new Promise((resolve) => setTimeout(resolve));
    const request = server.expectOne('/api/v1/session');
    expect([request.request.method, request.request.body]).toEqual(['PATCH', { language: 'en' }]);
    request.flush({ ...noor, language: 'en' });
    await preferred;
    expect([document.documentElement.lang, TestBed.inject(Session).current()?.language]).toEqual(['en', 'en']);
  });
});

import { jest } from '@jest/globals';
import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { firstValueFrom } from 'rxjs';
import { askAhead, forgetAsked, takeOver } from './ahead';

const PATH = '/api/v1/households/1';

describe('what was asked ahead', () => {
  let server: HttpTestingController;
  const read = () => firstValueFrom(TestBed.inject(HttpClient).get(PATH));
  const answer = (name: string): void => server.expectOne(PATH).flush({ name });

  beforeEach(() => {
    jest.useFakeTimers({ doNotFake: ['queueMicrotask', 'nextTick'] });
    // The browser of these tests has no timeline.
    Object.assign(performance, { mark: () => undefined, clearMarks: () => undefined });
    TestBed.configureTestingModule({ providers: [provideHttpClient(withInterceptors([takeOver])), provideHttpClientTesting()] });
    server = TestBed.inject(HttpTestingController);
    TestBed.runInInjectionContext(() => askAhead(PATH));
  });
  afterEach(() => jest.useRealTimers());

  it('is taken over, whether the answer is there already or still comes', async () => {
    const before = read();
    answer('De Graaf');
    expect(await before).toEqual({ name: 'De Graaf' });
    TestBed.runInInjectionContext(() => askAhead(PATH));
    answer('De Graaf-Pinas');
    expect(await read()).toEqual({ name: 'De Graaf-Pinas' });
    server.verify();
  });

  it('is taken over once: the next time it is read anew', async () => {
    answer('De Graaf');
    await read();
    const next = read();
    answer('De Graaf-Pinas');
    expect(await next).toEqual({ name: 'De Graaf-Pinas' });
  });

  it('is let go when it has grown old, and is no answer to another request', async () => {
    answer('De Graaf');
    const change = firstValueFrom(TestBed.inject(HttpClient).patch(PATH, {}));
    server.expectOne({ method: 'PATCH', url: PATH }).flush(null);
    await change;
    jest.advanceTimersByTime(10_000);
    const late = read();
    answer('De Graaf-Pinas');
    expect(await late).toEqual({ name: 'De Graaf-Pinas' });
  });

  it('is no answer to who comes after, and is asked anew by who asks again', async () => {
    answer('De Graaf');
    forgetAsked();
    const next = read();
    answer('Of somebody else');
    expect(await next).toEqual({ name: 'Of somebody else' });
    for (const name of ['De Graaf', 'De Graaf-Pinas']) {
      TestBed.runInInjectionContext(() => askAhead(PATH));
      answer(name);
    }
    expect(await read()).toEqual({ name: 'De Graaf-Pinas' });
  });

  it('fails for who takes it over as it did', async () => {
    server.expectOne(PATH).flush({ code: 'not-found' }, { status: 404, statusText: 'Not Found' });
    await expect(read()).rejects.toMatchObject({ status: 404 });
  });
});

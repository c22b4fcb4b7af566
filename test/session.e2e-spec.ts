import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { hashPassword } from '../server/access/password.js';
import { LocalAccount } from '../server/access/session.entity.js';
import { startApp, type TestApp } from './support/app.js';
import { Builders } from './support/builders.js';

const PASSWORD = 'een goed wachtwoord';

describe('a session', () => {
  let test: TestApp;
  let builders: Builders;
  const realNow = (): Date => new Date(Date.now());

  beforeAll(async () => {
    test = await startApp({ SESSION_IDLE_MINUTES: '30', SESSION_HOURS: '2' });
    builders = new Builders(test, test.clock.today());
  });
  afterAll(() => test.close());

  const withPassword = async (): Promise<{ id: string; email: string; name: string }> => {
    const professional = await builders.professional();
    const passwordHash = await hashPassword(PASSWORD);
    await test.work.run(null, () => test.work.manager.insert(LocalAccount, { professionalId: professional.id, passwordHash }));
    return professional;
  };
  const signIn = (email: string, password = PASSWORD): supertest.Test =>
    supertest(test.app.getHttpServer()).post('/api/v1/session').send({ email, password });
  const cookieOf = (answer: supertest.Response): string => (answer.headers['set-cookie'] as unknown as string[])[0]!;
  const read = (cookie: string): supertest.Test => supertest(test.app.getHttpServer()).get('/api/v1/session').set('Cookie', cookie.split(';')[0]!);

  it('begins with the right password, in a cookie that scripts cannot read', async () => {
    const { email, name } = await withPassword();
    const answer = await signIn(email.toUpperCase()).expect(201);
    expect(answer.body).toMatchObject({ name, roles: ['partner'], language: 'nl' });
    expect(cookieOf(answer)).toMatch(/^session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
    await read(cookieOf(answer)).expect(200);
  });

  it('is refused alike for a wrong password and an unknown address', async () => {
    const { email } = await withPassword();
    const wrong = await signIn(email, 'iets anders').expect(401);
    const unknown = await signIn('niemand@test.example').expect(401);
    expect(wrong.body).toEqual(unknown.body);
    expect(wrong.headers['set-cookie']).toBeUndefined();
  });

  it('is refused for an address that is no text', async () => {
    const answer = await supertest(test.app.getHttpServer()).post('/api/v1/session').set('content-type', 'application/json').send('{"email":"\\ud800@x.nl","password":"x"}');
    expect(answer.body).toMatchObject({ status: 400, code: 'input.invalid' });
  });

  it('ends by signing out, also when the cookie is kept', async () => {
    const cookie = cookieOf(await signIn((await withPassword()).email));
    await supertest(test.app.getHttpServer()).delete('/api/v1/session').set('Cookie', cookie.split(';')[0]!).expect(204);
    await read(cookie).expect(401);
  });

  it('takes a new token at every sign-in, whatever cookie came along', async () => {
    const { email } = await withPassword();
    const first = cookieOf(await signIn(email));
    const second = cookieOf(await signIn(email).set('Cookie', first.split(';')[0]!));
    expect(second.split(';')[0]).not.toBe(first.split(';')[0]);
    await read('session=ZmFrZSB0b2tlbiB0aGF0IG5vYm9keSBldmVyIGdhdmU').expect(401);
  });

  it('ends after half an hour of nothing, and stays when it is used', async () => {
    const cookie = cookieOf(await signIn((await withPassword()).email));
    const begin = Date.now();
    const after = async (minutes: number): Promise<number> => {
      test.clock.now = () => new Date(begin + minutes * 60_000);
      return (await read(cookie)).status;
    };
    try {
      expect([await after(25), await after(50), await after(81)]).toEqual([200, 200, 401]);
    } finally {
      test.clock.now = realNow;
    }
  });

  it('ends after two hours, however much it is used', async () => {
    const cookie = cookieOf(await signIn((await withPassword()).email));
    const begin = Date.now();
    const statuses: number[] = [];
    try {
      for (let minutes = 20; minutes <= 140; minutes += 20) {
        test.clock.now = () => new Date(begin + minutes * 60_000);
        statuses.push((await read(cookie)).status);
      }
    } finally {
      test.clock.now = realNow;
    }
    expect(statuses).toEqual([200, 200, 200, 200, 200, 401, 401]);
  });

  it('ends at once for somebody who has left', async () => {
    const { email, id } = await withPassword();
    const cookie = cookieOf(await signIn(email));
    await test.work.run(null, () => test.work.manager.query('update professional set left_on = $2 where id = $1', [id, test.clock.today()]));
    await read(cookie).expect(401);
    await signIn(email).expect(401);
  });

  it('is refused for a while after ten wrong passwords, also with the right one', async () => {
    const { email } = await withPassword();
    for (let attempt = 0; attempt < 10; attempt++) await signIn(email, 'gok').expect(401);
    const answer = await signIn(email).expect(429);
    expect(answer.body).toMatchObject({ code: 'session.too-many-attempts', facts: { minutes: 15 } });
    const { email: other } = await withPassword();
    const together = await Promise.all(Array.from({ length: 30 }, () => signIn(other, 'gok')));
    expect(together.filter(({ status }) => status === 401).length).toBe(10);
    const stored = await test.work.run(null, () => test.work.manager.query<{ key: string }[]>('select key from failed_attempt'));
    expect(JSON.stringify(stored)).not.toContain('@');
  });

  it('is not begun or used for a change by another site', async () => {
    const { email } = await withPassword();
    await signIn(email).set('Origin', 'https://elsewhere.example').expect(403);
    const cookie = cookieOf(await signIn(email));
    const change = supertest(test.app.getHttpServer()).patch('/api/v1/session').set('Cookie', cookie.split(';')[0]!).send({ language: 'en' });
    expect((await change.set('Sec-Fetch-Site', 'cross-site')).body).toMatchObject({ code: 'session.cross-site' });
  });

  it('keeps the language of its person', async () => {
    const { email } = await withPassword();
    const cookie = cookieOf(await signIn(email));
    await supertest(test.app.getHttpServer()).patch('/api/v1/session').set('Cookie', cookie.split(';')[0]!).send({ language: 'en' }).expect(200);
    expect((await signIn(email)).body).toMatchObject({ language: 'en' });
  });

  it('is kept as a hash: the token is nowhere in the database', async () => {
    const cookie = cookieOf(await signIn((await withPassword()).email));
    const token = cookie.split(';')[0]!.split('=')[1]!;
    const rows = await test.work.run(null, () => test.work.manager.query<{ row: string }[]>('select session::text as row from session'));
    const stored = JSON.stringify(rows);
    expect(stored).toContain(createHash('sha256').update(token).digest('hex'));
    for (const form of [token, Buffer.from(token).toString('hex'), Buffer.from(token, 'base64url').toString('hex')]) expect(stored).not.toContain(form);
  });
});

import { randomBytes } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import supertest from 'supertest';
import { SessionStore } from '../../server/access/session-store.js';
import { DataSource } from 'typeorm';
import { createApp } from '../../server/app.js';
import { asSystem } from '../../server/as-system.js';
import { readConfig } from '../../server/config.js';
import { upkeepConnection } from '../../server/database/connection.js';
import { Derivations } from '../../server/database/derivations.js';
import { UnitOfWork } from '../../server/database/unit-of-work.js';
import { entities } from '../../server/entities.js';
import { Clock } from '../../server/shared/clock.js';
import { cloneDatabase } from './database.js';
import { endEndlessAnswers } from './endless-answers.js';

endEndlessAnswers();

const METHODS = ['get', 'post', 'patch', 'put', 'delete'] as const;
type Method = (typeof METHODS)[number];

/** Requests with somebody's session; paths are relative to the API. */
export type Client = Record<Method, (path: string) => supertest.Test>;

export interface TestApp {
  app: NestFastifyApplication;
  /** The owner's. */
  databaseUrl: string;
  /** As the system, on the owner's connection: to put facts in and to look at what became of them. */
  work: UnitOfWork;
  clock: Clock;
  /** Somebody signed in; without an id nobody is. `steppedUp`: and who has just shown once more that it is them. */
  as(professionalId?: string, options?: { steppedUp: boolean }): Promise<Client>;
  /** A session of somebody, as the heading `Cookie` brings it. */
  cookieOf(professionalId: string): Promise<string>;
  /** Does something with the application's services as the system: loading the demo. */
  asSystem<T>(task: (context: INestApplicationContext) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** The whole application on a database of its own; `withDemo`: one in which the demo is loaded. */
export async function startApp(environment: Record<string, string> = {}, { withDemo } = { withDemo: false }): Promise<TestApp> {
  const database = await cloneDatabase(withDemo ? 'samenregie_demo' : undefined);
  const config = readConfig({ LOG_LEVEL: 'silent', DEMO: 'off', DATABASE_WAIT: '30000', SECRETS_KEY: randomBytes(32).toString('base64'), ...environment });
  const databases = { owner: database.url, application: database.applicationUrl };
  const app = await createApp(config, databases);
  const source = await new DataSource({ ...upkeepConnection(database.url, { poolSize: 4, statementTimeout: 30_000 }), entities }).initialize();
  // What is put in behind the product's back is told to nobody.
  const work = new UnitOfWork(source, app.get(Derivations), { note: () => undefined });
  const store = app.get(SessionStore);
  const begin = (professionalId: string, steppedUp: boolean): Promise<string> =>
    app.get(UnitOfWork).run(store.actingOf({ professionalId }, null, 'session:begin'), async () => {
      const begun = await store.begin(professionalId);
      if (steppedUp) await store.stepUp(begun.signedIn.sessionId);
      return begun.token;
    });
  return {
    app,
    databaseUrl: database.url,
    work,
    clock: app.get(Clock),
    as: async (professionalId, { steppedUp } = { steppedUp: false }) => clientWith(app, professionalId ? await begin(professionalId, steppedUp) : undefined),
    cookieOf: async (professionalId) => `session=${await begin(professionalId, false)}`,
    asSystem: (task) => asSystem(config, databases, task),
    close: async () => {
      await app.close();
      await source.destroy();
      await database.drop();
    },
  };
}

function clientWith(app: NestFastifyApplication, token: string | undefined): Client {
  const request = (method: Method) => (path: string) => {
    const test = supertest(app.getHttpServer())[method](`/api/v1${path}`);
    return token ? test.set('Cookie', `session=${token}`) : test;
  };
  return Object.fromEntries(METHODS.map((method) => [method, request(method)])) as Client;
}

/** The header of a conditional change. */
export const ifMatch = (version: number): [string, string] => ['If-Match', `"${version}"`];

/** The stable code of a refusal. */
export const codeOf = (answer: { body: unknown }): string => (answer.body as { code: string }).code;

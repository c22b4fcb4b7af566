import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import supertest from 'supertest';
import { SessionStore } from '../../server/access/session-store.js';
import { createApp } from '../../server/app.js';
import { readConfig } from '../../server/config.js';
import { UnitOfWork } from '../../server/database/unit-of-work.js';
import { Clock } from '../../server/shared/clock.js';
import { cloneDatabase } from './database.js';

const METHODS = ['get', 'post', 'patch', 'put', 'delete'] as const;
type Method = (typeof METHODS)[number];

/** Requests with somebody's session; paths are relative to the API. */
export type Client = Record<Method, (path: string) => supertest.Test>;

export interface TestApp {
  app: NestFastifyApplication;
  databaseUrl: string;
  work: UnitOfWork;
  clock: Clock;
  /** Somebody signed in; without an id nobody is. */
  as(professionalId?: string): Promise<Client>;
  close(): Promise<void>;
}

/** The whole application on a database of its own. */
export async function startApp(environment: Record<string, string> = {}): Promise<TestApp> {
  const database = await cloneDatabase();
  const config = readConfig({ LOG_LEVEL: 'silent', DEMO: 'off', ...environment });
  const app = await createApp(config, database.url);
  const work = app.get(UnitOfWork);
  return {
    app,
    databaseUrl: database.url,
    work,
    clock: app.get(Clock),
    as: async (professionalId) => {
      const token = professionalId && (await work.run(professionalId, () => app.get(SessionStore).begin(professionalId))).token;
      return clientWith(app, token);
    },
    close: async () => {
      await app.close();
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

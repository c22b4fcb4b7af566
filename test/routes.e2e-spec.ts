import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Get, Module } from '@nestjs/common';
import { ModulesContainer, NestFactory, Reflector } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import supertest from 'supertest';
import { AccessGuard } from '../server/access/access.guard.js';
import { PERMISSION } from '../server/access/allow.js';
import { PERMISSIONS } from '../server/access/access-rules.js';
import { Refusals } from '../server/access/refusals.js';
import { SessionStore } from '../server/access/session-store.js';
import { CONFIG, readConfig } from '../server/config.js';
import { UnitOfWork } from '../server/database/unit-of-work.js';
import { openApiDocument } from '../server/openapi.js';
import { ProblemFilter } from '../server/problem-filter.js';
import { newId } from '../server/shared/identifier.js';
import { startApp, type Client, type TestApp } from './support/app.js';
import { Builders } from './support/builders.js';

interface Route {
  method: 'get' | 'post' | 'patch' | 'put' | 'delete';
  path: string;
}

/** All handlers of all controllers, with their mark: read from the application itself, not from a list. */
function handlersOf(test: TestApp): { name: string; permission: string | undefined }[] {
  const controllers = [...test.app.get(ModulesContainer).values()].flatMap((module) => [...module.controllers.values()]);
  return controllers.flatMap(({ metatype }) => {
    const prototype = (metatype as { prototype: object }).prototype;
    return Object.entries(Object.getOwnPropertyDescriptors(prototype))
      .filter(([name, { value }]) => name !== 'constructor' && typeof value === 'function' && Reflect.hasMetadata('path', value as object))
      .map(([name, { value }]) => ({
        name: `${metatype!.name}.${name}`,
        permission: Reflect.getMetadata(PERMISSION, value as object) as string | undefined,
      }));
  });
}

/** All routes of the OpenAPI document, with ids that do not exist for everything but the household. */
function routesOf(test: TestApp): Route[] {
  return Object.entries(openApiDocument(test.app).paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => ({ method: method as Route['method'], path })),
  );
}

const filled = (path: string, householdId: string): string => path.replace('{householdId}', householdId).replaceAll(/\{\w+\}/g, () => newId());

const OPEN: readonly string[] = [
  'get /health/live',
  'get /health/ready',
  'get /demo-accounts',
  'post /session',
  'post /opened-invitations',
  'post /accepted-invitations',
  'get /sign-in-options',
  'get /calendars/{token}',
  'post /sign-on',
  'get /sign-on/callback',
  'get /sign-on/waiting',
  'get /sign-on/sign-out',
  'post /session/back-channel-logout',
];

describe('every route', () => {
  let test: TestApp;
  let builders: Builders;
  let nobody: Client;

  beforeAll(async () => {
    test = await startApp();
    builders = new Builders(test, test.clock.today());
    nobody = await test.as();
  });
  afterAll(() => test.close());

  it('has a mark that says who may use it', () => {
    const handlers = handlersOf(test);
    expect(handlers.length).toBeGreaterThan(25);
    expect(handlers.filter(({ permission }) => permission === undefined || !(permission in PERMISSIONS))).toEqual([]);
  });

  it('is in the OpenAPI document', () => {
    expect(routesOf(test).length).toBe(handlersOf(test).length);
  });

  it('asks for a session, unless it is one of the few open ones', async () => {
    for (const { method, path } of routesOf(test)) {
      const answer = await nobody[method](filled(path, newId())).send(method === 'get' ? undefined : {});
      const isOpen = OPEN.includes(`${method} ${path}`);
      expect({ method, path, code: (answer.body as { code?: string }).code === 'session.none' }).toEqual({ method, path, code: !isOpen });
    }
  });

  it('answers the same for a household of others and for one that does not exist', async () => {
    const { householdId } = await builders.setting();
    const strangers = await Promise.all([
      builders.professional({ roles: ['case_director'] }),
      builders.professional({ roles: ['partner'] }),
      builders.professional({ roles: ['team_lead'] }),
      builders.professional({ roles: ['administrator'] }),
      builders.professional({ roles: ['privacy_officer'] }),
    ]);
    for (const stranger of strangers) {
      const client = await test.as(stranger.id);
      for (const { method, path } of routesOf(test).filter((route) => route.path.includes('{householdId}'))) {
        const body = method === 'get' ? undefined : {};
        const forbidden = await client[method](filled(path, householdId)).send(body);
        const missing = await client[method](filled(path, newId())).send(body);
        expect({ path, status: forbidden.status, body: forbidden.body as unknown }).toEqual({ path, status: 404, body: missing.body as unknown });
      }
    }
  });

  it('gives an administrator and a privacy officer no household, even where they are involved', async () => {
    const { householdId } = await builders.setting();
    for (const role of ['administrator', 'privacy_officer'] as const) {
      const professional = await builders.professional({ roles: [role] });
      await builders.involve(householdId, professional);
      const client = await test.as(professional.id);
      await client.get(`/households/${householdId}`).expect(404);
      await client.get('/households').expect(403);
    }
  });

  it('lets those in who belong there', async () => {
    const team = await builders.team();
    const { at, director, partner, householdId } = await builders.setting();
    await test.work.run(null, () => test.work.manager.query('update household set team_id = $2 where id = $1', [householdId, team.id]));
    const grounds = await Promise.all(
      [director.id, partner.id, team.leadId].map(async (id) => {
        const answer = await (await test.as(id)).get(at).expect(200);
        return (answer.body as { access: { ground: string } }).access.ground;
      }),
    );
    expect(grounds).toEqual(['lead', 'involvement', 'team_lead']);
  });
});

describe('a route without a mark', () => {
  @Controller('forgotten')
  class ForgottenController {
    @Get()
    read(): string {
      return 'secret';
    }
  }
  @Module({
    controllers: [ForgottenController],
    providers: [AccessGuard, { provide: SessionStore, useValue: {} }, { provide: Refusals, useValue: {} }, { provide: UnitOfWork, useValue: {} }, { provide: CONFIG, useValue: readConfig({}) }, { provide: Reflector, useClass: Reflector }],
  })
  class ForgottenModule {}

  let app: NestFastifyApplication;
  beforeAll(async () => {
    app = await NestFactory.create<NestFastifyApplication>(ForgottenModule, new FastifyAdapter(), { logger: false });
    app.useGlobalGuards(app.get(AccessGuard));
    app.useGlobalFilters(new ProblemFilter());
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
  });
  afterAll(() => app.close());

  it('is refused', async () => {
    const answer = await supertest(app.getHttpServer()).get('/forgotten').expect(403);
    expect(answer.text).not.toContain('secret');
  });
});

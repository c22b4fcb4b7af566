import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import type { Response } from 'supertest';
import { ROLES, type Role } from '../server/contract/roles.js';
import { openApiDocument } from '../server/openapi.js';
import { startApp, type Client, type TestApp } from './support/app.js';
import { DocumentedAnswers, type Operation } from './support/documented-answers.js';
import { rounds } from './support/effort.js';
import { OddInputs, type Schema } from './support/odd-inputs.js';

/** One person of each role; they have a part in the household of the worked case as far as their role goes. */
const PEOPLE: Record<Role, string> = { case_director: 'Noor Benali', partner: 'Jolanda Meijer', team_lead: 'Erik Vos', administrator: 'Wilma Terpstra', privacy_officer: 'Kees Hoogland' };

/** Where the id of a parameter or field stands that is not called after its table. */
const TABLES: Record<string, string> = { contact: 'network_contact', colleague: 'professional', run: 'destruction_run', hold: 'retention_hold', proposal: 'lead_proposal', asked: 'professional', candidate: 'professional' };

interface Request {
  operation: Operation;
  as: Role | null;
  path: string;
  query: Record<string, string>;
  version: string | undefined;
  body: unknown;
}

/**
 * Requests made from the OpenAPI document: as documented, nearly so, and hostile. Whatever comes, no answer is an error of
 * ours, and each has a documented status, code and shape.
 */
describe('odd input', () => {
  let test: TestApp;
  let answers: DocumentedAnswers;
  let inputs: OddInputs;
  const people = new Map<Role, string>();
  const clients = new Map<Role | null, Client>();
  const mayCall = new Map<string, Role[]>();

  beforeAll(async () => {
    test = await startApp({}, { withDemo: true });
    const document = openApiDocument(test.app);
    answers = new DocumentedAnswers(document);
    const ids = await idsOf(test);
    inputs = new OddInputs((document.components?.schemas ?? {}) as Record<string, Schema>, { of: (name) => ids(name) }, test.clock.today());
    for (const [role, name] of Object.entries(PEOPLE)) {
      const [row] = await rows<{ id: string }>(test, `select id from professional where name = $1`, [name]);
      people.set(role as Role, row!.id);
    }
    for (const row of parse<Record<string, string>>(readFileSync(join(process.cwd(), 'test/authorization.csv')), { columns: true, comment: '#' }))
      mayCall.set(`${row['method']} ${row['path']}`, ROLES.filter((role) => /^\+|^..\+/.test(row[role]!)));
  });
  afterAll(() => test.close());

  /** Mostly as somebody whom the route lets through. */
  function requestsTo(operation: Operation): fc.Arbitrary<Request> {
    const parameters = (place: 'path' | 'query'): fc.Arbitrary<Record<string, string>> =>
      fc.record(
        Object.fromEntries(operation.parameters.filter((each) => each.in === place).map(({ name, schema }) => [name, inputs.parameter(name, schema as Schema)])),
        place === 'path' ? {} : { requiredKeys: [] },
      ) as fc.Arbitrary<Record<string, string>>;
    const schema = operation.requestBody?.content['application/json']?.schema;
    const able = mayCall.get(`${operation.method} ${operation.path}`) ?? [];
    return fc.record({
      operation: fc.constant(operation),
      as: fc.oneof({ weight: able.length > 0 ? 8 : 0, arbitrary: fc.constantFrom(...(able.length > 0 ? able : ROLES)) }, { weight: 1, arbitrary: fc.constantFrom(...ROLES, null) }),
      path: parameters('path').map((values) => operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? 'none').replaceAll(/^\.+$/g, '%2e'))),
      query: parameters('query'),
      version: inputs.version(),
      body: schema ? inputs.body(schema as Schema) : fc.constant(undefined),
    });
  }

  async function clientOf(role: Role | null): Promise<Client> {
    const known = clients.get(role);
    if (known) return known;
    const client = await (role ? test.as(people.get(role), { steppedUp: true }) : test.as());
    clients.set(role, client);
    return client;
  }

  async function send(request: Request): Promise<Response> {
    const { method } = request.operation;
    const sent = (await clientOf(request.as))[method](request.path).query(request.query);
    if (request.version !== undefined) sent.set('If-Match', request.version);
    const answer = await (request.body === undefined ? sent : sent.set('Content-Type', 'application/json').send(JSON.stringify(request.body) ?? ''));
    // Sessions are ended by what is tried here: the next one signs in anew.
    if (answer.status === 401 || request.operation.path.startsWith('/session')) clients.delete(request.as);
    return answer;
  }

  it('never gets an error of ours, and always a documented answer', async () => {
    const seed = Number(process.env['SEED'] ?? 20260918);
    const faults: string[] = [];
    const seen = new Map<number, number>();
    for (const operation of answers.operations) {
      for (const request of fc.sample(requestsTo(operation), { seed, numRuns: rounds(6, 300) })) {
        const answer = await send(request);
        seen.set(answer.status, (seen.get(answer.status) ?? 0) + 1);
        const fault = answers.fault(operation, answer);
        if (fault) faults.push(`${operation.method} ${request.path} ${JSON.stringify(request.query)} as ${request.as}: ${fault}; sent ${JSON.stringify(request.body)?.slice(0, 200)}`);
      }
    }
    expect(faults).toEqual([]);
    // Not all of it was turned away at the door.
    expect(seen.get(200)).toBeGreaterThan(30);
    expect(seen.get(201)).toBeGreaterThan(5);
    expect(seen.get(400)).toBeGreaterThan(100);
    await (await test.as()).get('/health/ready').expect(200);
  }, 1_800_000);
});

describe('what is documented of an answer', () => {
  it('is really checked: a field too many, another status and another code are found', async () => {
    const test = await startApp();
    const document = openApiDocument(test.app);
    const answer = await (await test.as()).get('/health/live');
    const refusal = await (await test.as()).get('/households');
    /** With one piece of the document's text replaced. */
    const faultWith = (from: string, to: string): string | undefined => {
      const text = JSON.stringify(document);
      expect(text).toContain(from);
      const answers = new DocumentedAnswers(JSON.parse(text.replaceAll(from, to)) as typeof document);
      const faultOf = (path: string, got: Response): string | undefined => answers.fault(answers.operations.find((each) => each.path === path && each.method === 'get')!, got);
      return faultOf('/health/live', answer) ?? faultOf('/households', refusal);
    };
    expect(faultWith('"ok"', '"ok"')).toBeUndefined();
    expect(faultWith('"status":{"type":"string","enum":["ok"]}', '"state":{"type":"string"}')).toMatch(/not of its shape/);
    expect(faultWith('"401"', '"402"')).toMatch(/401 is not documented/);
    expect(faultWith('`session.none`', '`session.other`')).toMatch(/undocumented code: session.none/);
    await test.close();
  });
});

async function rows<T>(test: TestApp, sql: string, values: unknown[] = []): Promise<T[]> {
  return test.work.run(null, () => test.work.manager.query<T[]>(sql, values));
}

/** Ids by the name that asks for them: first those of the worked case, then of other households, then of nothing. */
async function idsOf(test: TestApp): Promise<(name: string) => string[]> {
  const tables = await rows<{ name: string; within: boolean }>(
    test,
    `select c.relname as name, exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'household_id') as within
     from pg_class c join pg_attribute id on id.attrelid = c.oid and id.attname = 'id' and id.atttypid = 'uuid'::regtype where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace`,
  );
  const found = new Map<string, string[]>();
  for (const { name, within } of tables) {
    const own = within ? `household_id = (select id from household where name = 'De Graaf-Pinas') desc, ` : name === 'household' ? `name = 'De Graaf-Pinas' desc, ` : '';
    const some = await rows<{ id: string }>(test, `select id from ${name} order by ${own}id limit 8`);
    found.set(name, some.map(({ id }) => id));
  }
  const nowhere = '0199f000-0000-7000-8000-000000000000';
  return (name) => {
    const bare = name.replace(/Ids?$/, '').replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    const table = TABLES[bare] ?? [...found.keys()].find((each) => bare === each || bare.endsWith(`_${each}`));
    return [...(table ? (found.get(table) ?? []) : [...found.values()].flatMap((each) => each.slice(0, 1))), nowhere];
  };
}

import { generateKeyPairSync } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import pg from 'pg';
import { EVENT_COLUMNS } from '../server/audit/event-form.js';
import { signSeal, type Seal } from '../server/audit/seal.js';
import { SEAL_COLUMNS } from '../server/audit/seal.sql.js';
import type { FindingKind, Verdict } from '../server/audit/verdict.js';
import { AuditLog } from './support/audit-log.js';
import { cloneDatabase, type ClonedDatabase } from './support/database.js';

/** Thirty seals of ten events: a hundred in an earlier month, two hundred of now; each case works on a copy. */
describe('tampering with the log', () => {
  let original: ClonedDatabase;
  let folder: string;
  let ids: string[];
  let months: string[];

  beforeAll(async () => {
    original = await cloneDatabase();
    const log = await AuditLog.open(original.url);
    folder = log.folder;
    await log.rows(`select audit_partition('2026-07-01')`);
    for (let write = 0; write < 10; write++) await log.write(10, '2026-07-14 12:00:00.123456+02');
    for (let write = 0; write < 40; write++) await log.write(5);
    await log.sealing(10).seal();
    ids = (await log.rows<{ id: string }>(`select id from audit_event order by transaction, id`)).map(({ id }) => id);
    months = (await log.rows<{ name: string }>(`select distinct tableoid::regclass::text as name from audit_event order by 1`)).map(({ name }) => name);
    await log.close();
  });
  afterAll(async () => {
    await original.drop();
    await rm(folder, { recursive: true });
  });

  /** What verifying says of a copy after this was done to it. */
  async function verdictAfter(tamper: (log: AuditLog) => Promise<void>): Promise<Verdict> {
    const copy = await cloneDatabase(new URL(original.url).pathname.slice(1));
    const log = await AuditLog.open(copy.url, folder);
    try {
      await tamper(log);
      return await log.verify();
    } finally {
      await log.close();
      await copy.drop();
    }
  }

  const found = ({ findings }: Verdict): string[] => findings.map(({ kind, seal, events }) => [kind, seal && `seal ${seal}`, events && `event ${events}`].filter(Boolean).join(', '));
  const event = (index: number): string => ids[index]!;

  it('begins with a log that is well', async () => {
    const verdict = await verdictAfter(async () => undefined);
    expect(verdict).toMatchObject({ well: true, seals: 30, events: 300, contents: { kept: 300, erased: 0 }, unsealed: { count: 0 }, unvouched: 0, findings: [] });
    expect(months).toHaveLength(2);
  });

  it('covers every column of an event: a new column is a new form', async () => {
    const log = await AuditLog.open(original.url, folder);
    const columns = await log.rows<{ name: string }>(`select column_name as name from information_schema.columns where table_name = 'audit_event'`);
    await log.close();
    expect(columns.map(({ name }) => name).sort()).toEqual([...EVENT_COLUMNS].sort());
  });

  const update = (index: number, change: string) => () => [`update audit_event set ${change} where id = ${event(index)}`];
  const cases: [string, () => string[], () => string[]][] = [
    ['a column of an event changed', update(42, `outcome = 'denied'`), () => [`event-changed, seal 5, event ${event(42)}`]],
    ['the actor of an event wiped out', update(250, `actor_id = gen_random_uuid()`), () => [`event-changed, seal 26, event ${event(250)}`]],
    ['a moment moved by a microsecond', update(3, `occurred_at = occurred_at + interval '1 microsecond'`), () => [`event-changed, seal 1, event ${event(3)}`]],
    ['a moment that no clock gives', update(3, `occurred_at = 'infinity'`), () => [`event-changed, seal 1, event ${event(3)}`]],
    ['an event moved to another month', update(3, `occurred_at = now()`), () => [`event-changed, seal 1, event ${event(3)}`]],
    ['an event moved to an earlier transaction', update(200, `transaction = (select min(transaction) from audit_event)`), () => [`event-moved, seal 21, event ${event(200)}`]],
    ['an event moved behind the last seal', update(200, `transaction = pg_current_xact_id()`), () => [`event-moved, seal 21, event ${event(200)}`]],
    ['the id of an event changed', update(42, `id = 900000`), () => [`events-removed, seal 5, event ${event(42)}`, `event-slipped-in, seal 6, event 900000`, `content-without-event, event ${event(42)}`]],
    ['the contents of an event changed', () => [`update audit_content set after = '{"words": "other"}' where event_id = ${event(42)}`], () => [`content-changed, seal 5, event ${event(42)}`]],
    ['contents moved to another household', () => [`update audit_content set household_id = gen_random_uuid() where event_id = ${event(42)}`], () => [`content-changed, seal 5, event ${event(42)}`]],
    ['contents for an event that is not there', () => [`update audit_content set event_id = 900000 where event_id = ${event(42)}`], () => [`content-without-event, event 900000`]],
    ['contents and their hash changed together', () => [
        `update audit_content set after = '{"words": "other"}' where event_id = ${event(42)}`,
        `update audit_event e set content_hash = sha256(convert_to(c.salt::text || c.after::text, 'UTF8')) from audit_content c where c.event_id = e.id and e.id = ${event(42)}`,
      ], () => [`event-changed, seal 5, event ${event(42)}`]],
    ['two events that changed places', () => [
        `update audit_event set id = 900000 where id = ${event(42)}`, `update audit_event set id = ${event(42)} where id = ${event(44)}`,
        `update audit_event set id = ${event(44)} where id = 900000`,
      ], () => [`event-changed, seal 5, event ${event(42)}`, `event-changed, seal 5, event ${event(44)}`]],
    ['one event removed, with its contents', () => [`delete from audit_event where id = ${event(42)}`, `delete from audit_content where event_id = ${event(42)}`], () => [`events-removed, seal 5, event ${event(42)}`]],
    ['one event removed, its contents forgotten', () => [`delete from audit_event where id = ${event(42)}`], () => [`events-removed, seal 5, event ${event(42)}`, `content-without-event, event ${event(42)}`]],
    ['a range of events removed', () => [`delete from audit_event where id between ${event(45)} and ${event(54)}`, `delete from audit_content where event_id between ${event(45)} and ${event(54)}`], () => [`events-removed, seal 5, event ${event(45)}–${event(49)}`, `events-removed, seal 6, event ${event(50)}–${event(54)}`]],
    ['the last event removed', () => [`delete from audit_event where id = ${event(299)}`, `delete from audit_content where event_id = ${event(299)}`], () => [`events-removed, seal 30, event ${event(299)}`]],
    ['the first event removed', () => [`delete from audit_event where id = ${event(0)}`, `delete from audit_content where event_id = ${event(0)}`], () => [`events-removed, seal 1, event ${event(0)}`]],
    ['an event slipped into a sealed range', () => [`insert into audit_event (id, transaction, kind, action, object_type) select 900000, transaction, 'read', 'R', 'household' from audit_event where id = ${event(42)}`], () => [`event-slipped-in, seal 6, event 900000`]],
    ['an event slipped in with an id below all', () => [`insert into audit_event (id, transaction, kind, action, object_type) select -7, transaction, 'read', 'R', 'household' from audit_event where id = ${event(42)}`], () => [`event-slipped-in, seal 5, event -7`]],
    ['an event slipped in before everything', () => [`insert into audit_event (id, transaction, kind, action, object_type) values (-7, '0', 'read', 'R', 'household')`], () => [`event-slipped-in, event -7`]],
    ['a second event with the same id', () => [`insert into audit_event (id, occurred_at, transaction, kind, action, object_type) select id, '2026-07-01', transaction, 'read', 'R', 'household' from audit_event where id = ${event(42)}`], () => [`event-slipped-in, seal 5, event ${event(42)}`]],
    ['an event at a transaction that is yet to come', () => [`insert into audit_event (id, transaction, kind, action, object_type) values (900000, '900000000000', 'read', 'R', 'household')`], () => [`beyond-this-cluster, event 900000`]],
    ['a seal removed', () => [`delete from audit_seal where number = 7`], () => [`seals-removed, seal 7`]],
    ['seals removed from the beginning, with their events', () => [`delete from audit_seal where number <= 3`, `delete from audit_content where event_id <= ${event(29)}`, `delete from audit_event where id <= ${event(29)}`], () => [`cut-off-at-beginning, seal 4`]],
    ['the last seals cut off', () => [`delete from audit_seal where number > 28`], () => [`cut-off-at-end, seal 30`]],
    ['the last seals cut off with their events', () => [`delete from audit_seal where number > 28`, `delete from audit_content where event_id >= ${event(280)}`, `delete from audit_event where id >= ${event(280)}`], () => [`cut-off-at-end, seal 30`]],
    ['everything wiped out', () => [`truncate audit_event, audit_content, audit_seal`], () => [`cut-off-at-end, seal 30`]],
    ['a hash in the list of a seal', () => [`update audit_seal set events = set_byte(events, 10, get_byte(events, 10) # 1) where number = 7`], () => [`seal-changed, seal 7`]],
    ['an event taken out of the list of a seal, and out of the log', () => [`update audit_seal set events = substring(events from 25), count = 9 where number = 7`, `delete from audit_event where id = ${event(60)}`, `delete from audit_content where event_id = ${event(60)}`], () => [`seal-changed, seal 7`]],
    ['a range of a seal made smaller', () => [`update audit_seal set until_id = from_id, until_transaction = from_transaction where number = 7`], () => [`seal-changed, seal 7`]],
    ['a seal changed and hashed anew', () => [`update audit_seal set hash = sha256('x') where number = 7`], () => [`seal-changed, seal 7`]],
    ['a signature changed', () => [`update audit_seal set signature = set_byte(signature, 3, get_byte(signature, 3) # 1) where number = 7`], () => [`false-signature, seal 7`]],
    ['two seals that changed places', () => [`update audit_seal set number = 900 where number = 7`, `update audit_seal set number = 7 where number = 8`, `update audit_seal set number = 8 where number = 900`], () => [`seal-renumbered, seal 7`, `seal-renumbered, seal 8`]],
    ['a seal removed and the others moved up', () => [`delete from audit_seal where number = 29`, `update audit_seal set number = 29 where number = 30`], () => [`seal-renumbered, seal 29`, `cut-off-at-end, seal 30`]],
  ];

  it.each(cases)('finds %s', async (_, statements, expected) => {
    const verdict = await verdictAfter((log) => log.asSuperuser(...statements()));
    expect(verdict.well).toBe(false);
    expect(found(verdict)).toEqual(expected());
  });

  it('finds that a partition was emptied: all of its events are missing', async () => {
    const verdict = await verdictAfter((log) => log.asSuperuser(`truncate ${months[0]}`, `delete from audit_content where event_id <= ${event(99)}`));
    expect(found(verdict)).toEqual(Array.from({ length: 10 }, (_, seal) => `events-removed, seal ${seal + 1}, event ${event(seal * 10)}–${event(seal * 10 + 9)}`));
    expect(verdict).toMatchObject({ seals: 30, events: 200 });
  });

  it.each([['dropped', 'drop table audit_event_2026_07'], ['detached', 'alter table audit_event detach partition audit_event_2026_07']])('names a partition that was %s', async (_, statement) => {
    const verdict = await verdictAfter((log) => log.asSuperuser(statement, `delete from audit_content where event_id <= ${event(99)}`));
    expect(found(verdict)).toHaveLength(11);
    expect(verdict.findings.at(-1)).toEqual({ kind: 'partition-missing', sentence: 'The partition audit_event_2026_07 is missing: the log of 2026-07 was dropped or detached.' });
  });

  it('finds seals that were made anew with another key, from the one that was changed on', async () => {
    const verdict = await verdictAfter(async (log) => {
      const { privateKey, publicKey } = generateKeyPairSync('ed25519');
      const seals = await log.rows<Seal>(`select ${SEAL_COLUMNS.join(', ')} from audit_seal where number >= 29 order by number`);
      let previous_hash = seals[0]!.previous_hash;
      for (const seal of seals) {
        const forged = signSeal({ ...seal, previous_hash, public_key: publicKey.export({ format: 'der', type: 'spki' }) }, privateKey);
        previous_hash = forged.hash;
        const hex = (bytes: Buffer): string => `'\\x${bytes.toString('hex')}'`;
        await log.asSuperuser(`update audit_seal set previous_hash = ${hex(forged.previous_hash)}, public_key = ${hex(forged.public_key)}, hash = ${hex(forged.hash)}, signature = ${hex(forged.signature)} where number = ${seal.number}`);
      }
    });
    expect(found(verdict)).toEqual(['unknown-key, seal 29', 'unknown-key, seal 30', 'head-other, seal 30']);
    expect(verdict.unvouched + verdict.unsealed.count).toBe(20);
  });

  it('says in plain sentences what was found, with the moment and the hash', async () => {
    const { findings } = await verdictAfter((log) => log.asSuperuser(`update audit_event set outcome = 'denied' where id = ${event(42)}`));
    expect(findings[0]!.sentence).toMatch(new RegExp(`^Event ${event(42)} of 14 July 2026 at 12:00:00 was changed: its hash was [0-9a-f]{32} when it was sealed and is [0-9a-f]{32} now \\(seal 5\\)\\.$`));
  });

  it('takes erased contents as what they are, and counts them', async () => {
    const verdict = await verdictAfter((log) => log.asSuperuser(`delete from audit_content where event_id between ${event(10)} and ${event(29)}`));
    expect(verdict).toMatchObject({ well: true, contents: { kept: 280, erased: 20 } });
  });

  it('finds any change of any column of any event', async () => {
    const copy = await cloneDatabase(new URL(original.url).pathname.slice(1));
    const log = await AuditLog.open(copy.url, folder);
    const text = fc.option(fc.string({ unit: 'grapheme', maxLength: 12 }).filter((value) => !value.includes('\0')), { nil: null });
    const required = fc.string({ minLength: 1, maxLength: 12 }).filter((value) => !value.includes('\0'));
    const uuid = fc.option(fc.uuid(), { nil: null });
    const values: Record<string, fc.Arbitrary<unknown>> = {
      occurred_at: fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }).map((date) => date.toISOString()),
      kind: fc.constantFrom('read', 'refusal', 'session', 'emergency', 'command'),
      action: fc.constantFrom('R', 'U', 'D', 'E'),
      activity: required, object_type: required, outcome: required,
      trace_id: uuid, household_id: uuid, person_id: uuid, object_id: uuid, actor_id: uuid, organisation_id: uuid,
      ground: text, legal_basis: text,
      listed: fc.option(fc.array(fc.uuid(), { maxLength: 3 }), { nil: null }),
      fields: fc.option(fc.array(fc.string({ maxLength: 8 }).filter((value) => !value.includes('\0')), { maxLength: 3 }), { nil: null }),
      content_hash: fc.option(fc.uint8Array({ minLength: 1, maxLength: 32 }).map((bytes) => Buffer.from(bytes)), { nil: null }),
    };
    const change = fc.constantFrom(...Object.keys(values)).chain((column) => fc.record({ column: fc.constant(column), value: values[column]!, index: fc.nat(299) }));
    const address = new URL(copy.url);
    address.username = 'postgres';
    const client = new pg.Client({ connectionString: address.href });
    await client.connect();
    await client.query(`set session_replication_role = replica`);
    await fc.assert(
      fc.asyncProperty(change, async ({ column, value, index }) => {
        await client.query(`create temp table kept as select * from audit_event where id = $1`, [event(index)]);
        await client.query(`update audit_event set ${column} = $1 where id = $2`, [value, event(index)]);
        const same = (await client.query(`select 1 from audit_event e join kept k on e.id = k.id where e.${column} is not distinct from k.${column}`)).rowCount;
        const verdict = await log.verify();
        await client.query(`delete from audit_event where id = $1`, [event(index)]);
        await client.query(`insert into audit_event select * from kept`);
        await client.query(`drop table kept`);
        const kinds = new Set<FindingKind>(verdict.findings.map(({ kind }) => kind));
        expect(kinds.has('event-changed')).toBe(!same);
        expect(verdict.findings.filter(({ kind }) => kind === 'event-changed').map(({ events }) => events)).toEqual(same ? [] : [event(index)]);
      }),
      { numRuns: 60 },
    );
    expect((await log.verify()).well).toBe(true);
    await client.end();
    await log.close();
    await copy.drop();
  });
});

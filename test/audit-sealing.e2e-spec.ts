import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { AuditPartitions, monthsFrom } from '../server/audit/partitions.js';
import { fingerprint, unpackEvents, type Seal } from '../server/audit/seal.js';
import { Clock } from '../server/shared/clock.js';
import { newId } from '../server/shared/identifier.js';
import { asSuperuser, AuditLog } from './support/audit-log.js';
import { cloneDatabase, type ClonedDatabase } from './support/database.js';

describe('sealing the log', () => {
  let database: ClonedDatabase;
  let log: AuditLog;
  beforeEach(async () => {
    database = await cloneDatabase();
    log = await AuditLog.open(database.url);
  });
  afterEach(async () => {
    await log.close();
    await database.drop();
    await rm(log.folder, { recursive: true });
  });

  const head = async (): Promise<{ number: number; hash: string }> => JSON.parse(await readFile(log.files.head, 'utf8'));

  it('makes its key once, for its own eyes only, and numbers its seals without holes', async () => {
    await log.write(25);
    expect(await log.sealing(10).seal()).toEqual({ seals: 3, events: 25 });
    expect(await log.sealing(10).seal()).toEqual({ seals: 0, events: 0 });
    expect((await stat(log.files.key)).mode & 0o777).toBe(0o600);
    const seals = await log.rows<Seal>(`select number, count, hash from audit_seal order by number`);
    expect(seals.map(({ number, count }) => [number, count])).toEqual([[1, 10], [2, 10], [3, 5]]);
    expect(await head()).toEqual({ number: 3, hash: seals[2]!.hash.toString('hex') });
  });

  it('covers what the triggers write, with the contents before and after', async () => {
    const id = newId();
    await log.rows(`insert into organisation (id, name, kind) values ($1, 'Wijkteam Oost', 'other')`, [id]);
    await log.rows(`update organisation set name = 'Wijkteam "Zuid" – nieuw' where id = $1`, [id]);
    await log.sealing().seal();
    expect(await log.verify()).toMatchObject({ well: true, events: 2, contents: { kept: 2, erased: 0 } });
  });

  it('has no room for an event that the application dates back: the database says when it was written', async () => {
    const client = new pg.Client({ connectionString: database.applicationUrl });
    await client.connect();
    await client.query(`insert into audit_event (kind, action, object_type) values ('read', 'R', 'household')`);
    for (const [column, value] of [['transaction', `'3'`], ['occurred_at', `'2020-01-01'`]])
      await expect(client.query(`insert into audit_event (kind, action, object_type, ${column}) values ('read', 'R', 'household', ${value})`)).rejects.toThrow('permission denied');
    await client.end();
  });

  it('cannot be changed by the owner of the tables', async () => {
    await log.write(1);
    await log.sealing().seal();
    for (const statement of [`update audit_seal set count = 0`, `delete from audit_seal`, `truncate audit_seal`]) await expect(log.rows(statement)).rejects.toThrow('permission denied');
  });

  it('neither skips nor adds what commits late', async () => {
    await log.write(1);
    await log.sealing().seal();
    const late = log.source.createQueryRunner();
    await late.connect();
    await late.startTransaction();
    await AuditLog.writeWith(late, 2);
    await log.write(5);
    expect(await log.sealing().seal()).toEqual({ seals: 0, events: 0 });
    expect(await log.verify()).toMatchObject({ well: true, unsealed: { count: 5 } });
    await late.commitTransaction();
    await late.release();
    expect(await log.sealing().seal()).toEqual({ seals: 1, events: 7 });
    expect(await log.verify()).toMatchObject({ well: true, events: 8, unsealed: { count: 0 } });
  });

  it('keeps up with many writers at once, by several processes at once, each event once', async () => {
    let writing = true;
    let written = 0;
    const writer = async (): Promise<void> => {
      for (let transaction = 0; transaction < 60; transaction++) {
        const runner = log.source.createQueryRunner();
        await runner.connect();
        await runner.startTransaction();
        for (let part = 0; part < 3; part++) {
          await AuditLog.writeWith(runner, 3);
          await pause(Math.random() * 4);
        }
        if (transaction % 10 === 9) await runner.rollbackTransaction();
        else {
          await runner.commitTransaction();
          written += 9;
        }
        await runner.release();
      }
    };
    const sealer = async (): Promise<number> => {
      let seals = 0;
      while (writing) {
        seals += (await log.sealing(50).seal()).seals;
        await pause(3);
      }
      return seals;
    };
    const watcher = async (): Promise<void> => {
      while (writing) {
        expect((await log.verify().catch((error: Error) => (error.message.includes('The key of the seals is not') ? undefined : Promise.reject(error))))?.findings ?? []).toEqual([]);
        await pause(50);
      }
    };
    const others = Promise.all([sealer(), sealer(), watcher()]);
    await Promise.all(Array.from({ length: 6 }, writer)).finally(() => (writing = false));
    const [one, other] = await others;
    expect(one + other).toBeGreaterThan(5);
    await log.sealing(50).seal();
    expect(written).toBe(6 * 54 * 9);
    expect(await log.verify()).toMatchObject({ well: true, events: written, unsealed: { count: 0 }, unvouched: 0 });
    const lists = await log.rows<{ number: number; count: number; events: Buffer }>(`select number, count, events from audit_seal order by number`);
    const sealed = lists.flatMap(({ events }) => unpackEvents(events).map(({ id }) => id));
    expect(new Set(sealed).size).toBe(sealed.length);
    expect(Math.max(...lists.map(({ count }) => count))).toBeLessThanOrEqual(50);
    expect(lists.map(({ number }) => number)).toEqual(lists.map((_, index) => index + 1));
  });

  it('survives a crash between a seal and its head: the head is behind, and that is no alarm', async () => {
    await log.write(5);
    await log.sealing().seal();
    await log.write(5);
    await asSuperuser(database.url, async (client) => {
      await client.query(`begin; lock table audit_seal in access exclusive mode`);
      const sealing = expect(log.sealing().seal()).rejects.toThrow();
      while ((await client.query(`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)).rowCount === 0) await pause(20);
      // It read the head before; now the disk of the head is gone, and the seal commits.
      await rename(log.folder, `${log.folder}.gone`);
      await writeFile(log.folder, '');
      await client.query(`rollback`);
      await sealing;
      await rm(log.folder);
      await rename(`${log.folder}.gone`, log.folder);
    });
    expect(await head()).toMatchObject({ number: 1 });
    expect(await log.verify()).toMatchObject({ well: true, seals: 2, events: 10 });
    await log.write(5);
    expect(await log.sealing().seal()).toEqual({ seals: 1, events: 5 });
    expect(await head()).toMatchObject({ number: 3 });
    expect(await log.verify()).toMatchObject({ well: true, seals: 3, events: 15 });
  });

  it('survives that its connection is cut off in the middle of a seal', async () => {
    await log.write(5);
    await asSuperuser(database.url, async (client) => {
      await client.query(`begin; lock table audit_seal in access exclusive mode`);
      const sealing = log.sealing().seal();
      const cut = expect(sealing).rejects.toThrow();
      for (let waiting = false; !waiting; await pause(20)) {
        const { rowCount } = await client.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`);
        waiting = rowCount! > 0;
      }
      await cut;
      await client.query(`rollback`);
    });
    expect(await log.sealing().seal()).toEqual({ seals: 1, events: 5 });
    expect(await log.verify()).toMatchObject({ well: true, seals: 1, events: 5 });
  });

  it('survives kill -9 at any moment', async () => {
    for (let round = 0; round < 6; round++) {
      await log.write(200);
      const child = spawn(process.execPath, [join(process.cwd(), 'build/api/server/audit/audit-command.js'), 'seal'], {
        env: { DATABASE_URL: database.url, AUDIT_KEY_FILE: log.files.key, AUDIT_HEAD_FILE: log.files.head, AUDIT_SEAL_EVENTS: '10' },
        stdio: 'ignore',
      });
      await pause(400 + round * 150);
      child.kill('SIGKILL');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
      await log.sealing(100).seal();
      expect(await log.verify()).toMatchObject({ well: true, events: (round + 1) * 200 });
    }
  });

  it('goes over to another key by a seal of the new key that names the old', async () => {
    await log.write(5);
    await log.sealing().seal();
    const [{ public_key: old }] = await log.rows<Seal>(`select public_key from audit_seal`) as [Seal];
    await expect(log.sealing().rotate()).rejects.toThrow('Move that file away first');
    await rename(log.files.key, `${log.files.key}.old`);
    await log.write(5);
    await expect(log.sealing().seal()).rejects.toThrow('The key of the seals is not at');
    await expect(log.verify()).rejects.toThrow('nothing can be verified');
    expect(await log.sealing().rotate()).toMatchObject({ number: 2, kind: 'key', previous_key: old });
    expect(await log.sealing().seal()).toEqual({ seals: 1, events: 5 });
    const verdict = await log.verify();
    expect(verdict).toMatchObject({ well: true, seals: 3, events: 10 });
    expect(verdict.notes[0]).toContain(`before it ${fingerprint(old)}`);
    // With the old key alone the newer seals are those of a stranger.
    await rename(`${log.files.key}.old`, log.files.key);
    expect((await log.verify()).findings.map(({ kind, seal }) => [kind, seal])).toEqual([['unknown-key', 2], ['unknown-key', 3]]);
    await expect(log.sealing().seal()).rejects.toThrow('with another key');
  });

  it('stops where the end of the log was cut off, and does not wipe out the proof', async () => {
    await log.write(30);
    await log.sealing().seal();
    await log.asSuperuser(`delete from audit_seal where number = 3`);
    await log.write(5);
    await expect(log.sealing().seal()).rejects.toThrow('Seal 3 was made, and the database ends at seal 2');
    await expect(log.sealing().rotate()).rejects.toThrow('Seal 3 was made');
    expect(await head()).toMatchObject({ number: 3 });
    expect((await log.verify()).findings.map(({ kind }) => kind)).toEqual(['cut-off-at-end']);
    expect(await log.sealing().begin('Kopie van 3 maart teruggezet')).toMatchObject({ number: 3, kind: 'begin', epoch: 1 });
    await log.sealing().seal();
    const verdict = await log.verify();
    expect(verdict).toMatchObject({ well: true, seals: 5, events: 35 });
    expect(verdict.notes[0]).toMatch(/^Begun anew with seal 3 on .*: Kopie van 3 maart teruggezet \[head-ahead; head: seal 3, [0-9a-f]{64}; last seal: 2\]\.$/);
    await expect(log.sealing().begin('nog eens')).rejects.toThrow('Nothing asks for a new beginning');
  });

  it('misses a head that is gone', async () => {
    await log.write(5);
    await log.sealing().seal();
    await rm(log.files.head);
    expect((await log.verify()).findings.map(({ kind }) => kind)).toEqual(['head-missing']);
    await expect(log.sealing().seal()).rejects.toThrow('nobody can tell whether the end of the log was cut off');
    await log.sealing().begin('schijf vervangen');
    expect(await log.verify()).toMatchObject({ well: true, seals: 2 });
  });

  it('says that sealing stands still', async () => {
    await log.write(1);
    await log.sealing().seal();
    await log.write(3, '2026-08-01 10:00');
    expect((await log.verify()).findings.map(({ kind }) => kind)).toEqual(['sealing-stands-still']);
  });

  it('makes the partitions of this month and the next three, and can do so again', async () => {
    const clock = new Clock();
    clock.now = () => new Date('2027-11-30T23:30:00Z');
    const partitions = new AuditPartitions(log.source, clock);
    await partitions.make();
    await partitions.make();
    const names = (await log.rows<{ name: string }>(`select relname as name from pg_class where relname ~ '^audit_event_202[78]_' and relkind = 'r' order by 1`)).map(({ name }) => name);
    expect(names.filter((name) => name > 'audit_event_2027_06')).toEqual(['audit_event_2027_12', 'audit_event_2028_01', 'audit_event_2028_02', 'audit_event_2028_03']);
    expect(monthsFrom('2026-11-22', 3)).toEqual(['2026-11-01', '2026-12-01', '2027-01-01', '2027-02-01']);
    // What lies outside all of them is kept, sealed and verified as well.
    await log.write(2, '2031-05-05 10:00');
    await log.sealing().seal();
    expect(await log.verify()).toMatchObject({ well: true, events: 2 });
  });

  it('moves events that wait in the partition for the rest to that of their month, to the letter; also in the midst of writing', async () => {
    const clock = new Clock();
    clock.now = () => new Date('2031-04-12T09:00:00Z');
    await log.write(12, '2031-05-05 10:00');
    await log.write(3, '2031-06-30 23:59');
    await log.sealing().seal();
    const before = await log.rows(`select * from audit_event order by id`);
    expect(await log.rows(`select count(*)::int as n from audit_event_rest`)).toEqual([{ n: 15 }]);
    let writing = true;
    const others = (async () => {
      let written = 0;
      for (; writing; written++) await log.write(1);
      return written;
    })();
    const partitions = new AuditPartitions(log.source, clock);
    await partitions.make();
    await partitions.make();
    writing = false;
    const written = await others;
    expect(await log.rows(`select count(*)::int as n from audit_event_rest`)).toEqual([{ n: 0 }]);
    expect(await log.rows(`select count(*)::int as n from audit_event_2031_05`)).toEqual([{ n: 12 }]);
    expect(await log.rows(`select * from audit_event where occurred_at > '2031-01-01' order by id`)).toEqual(before);
    await log.sealing().seal();
    expect(await log.verify()).toMatchObject({ well: true, events: 15 + written });
    for (const statement of [`update audit_event_2031_05 set outcome = 'x'`, `delete from audit_event_2031_06`]) await expect(log.rows(statement)).rejects.toThrow(/append-only|permission denied/);
  });
});

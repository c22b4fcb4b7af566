import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/browser/esm/sync';
import type { ImportPreview, ImportVisits, ImportedVisit } from '../server/contract/visit-exchange.js';
import type { VisitView } from '../server/contract/visits.js';
import { csvParser } from '../server/exchange/reading/csv-parser.js';
import type { FileReading } from '../server/exchange/reading/file-visit.js';
import { readVisitFile } from '../server/exchange/reading/read-file.js';
import { addDays } from '../server/shared/day.js';
import { startApp, type Client, type TestApp } from './support/app.js';
import { Builders, type Setting } from './support/builders.js';
import { instantOf } from './support/visited-household.js';

describe('visits that come in and go out', () => {
  let test: TestApp;
  let builders: Builders;
  let today: string;

  beforeAll(async () => {
    test = await startApp();
    today = test.clock.today();
    builders = new Builders(test, today);
  });
  afterAll(() => test.close());

  const line = (key: string, setting: Setting, different: Partial<ImportedVisit> = {}): ImportedVisit => ({
    key,
    sequence: 0,
    startsAt: instantOf(addDays(today, 3), '10:00'),
    endsAt: instantOf(addDays(today, 3), '11:00'),
    kind: 'regular',
    status: 'planned',
    memberIds: [setting.memberId],
    professionalIds: [setting.partner.id],
    domains: ['finances'],
    ...different,
  });
  const body = (visits: ImportedVisit[], different: Partial<ImportVisits> = {}): ImportVisits => ({
    source: 'sheet',
    otherwise: { kind: 'regular', memberIds: [], professionalIds: [], domains: [], pastWereHeld: false },
    visits,
    gone: [],
    ...different,
  });
  const preview = async (client: Client, setting: Setting, input: ImportVisits): Promise<ImportPreview> => {
    const { gone: _, ...asked } = input;
    return (await client.post(`${setting.at}/visit-imports/preview`).send(asked).expect(200)).body as ImportPreview;
  };
  /** As the preview found them. */
  const expected = (input: ImportVisits, found: ImportPreview): ImportVisits => ({
    ...input,
    visits: input.visits.map((visit, place) => ({ ...visit, visitId: found.visits[place]!.visitId, version: found.visits[place]!.version })),
    gone: found.gone.map(({ visitId, version }) => ({ visitId, version })),
  });
  const outcomes = ({ visits }: ImportPreview): string[] => visits.map(({ outcome, code, changes }) => [outcome, code, ...changes].filter(Boolean).join(' '));
  const bring = async (client: Client, setting: Setting, input: ImportVisits): Promise<unknown> =>
    (await client.post(`${setting.at}/visit-imports`).send(expected(input, await preview(client, setting, input))).expect(200)).body;
  const visitsOf = async (client: Client, setting: Setting): Promise<VisitView[]> =>
    (await client.get(`${setting.at}/visits?from=${addDays(today, -40)}&until=${addDays(today, 50)}`).expect(200)).body as VisitView[];

  it('are added, changed and cancelled as the preview said, and a second time there is nothing to do', async () => {
    const setting = await builders.setting();
    const client = await test.as(setting.partner.id);
    const first = body([line('A', setting), line('B', setting, { startsAt: instantOf(addDays(today, 4), '10:00'), endsAt: instantOf(addDays(today, 4), '11:00') })]);
    expect(outcomes(await preview(client, setting, first))).toEqual(['add', 'add']);
    expect(await visitsOf(client, setting)).toEqual([]);
    expect(await bring(client, setting, first)).toEqual({ added: 2, changed: 0, cancelled: 0, unchanged: 0 });
    expect(outcomes(await preview(client, setting, first))).toEqual(['same', 'same']);
    expect(await bring(client, setting, first)).toEqual({ added: 0, changed: 0, cancelled: 0, unchanged: 2 });
    const second = body([line('A', setting, { endsAt: instantOf(addDays(today, 3), '12:00'), kind: 'intake' }), { ...first.visits[1]!, status: 'cancelled' }]);
    expect(outcomes(await preview(client, setting, second))).toEqual(['change endsAt kind', 'cancel status']);
    expect(await bring(client, setting, second)).toEqual({ added: 0, changed: 1, cancelled: 1, unchanged: 0 });
    expect((await visitsOf(client, setting)).map(({ kind, status, version }) => [kind, status, version])).toEqual([['intake', 'planned', 2], ['regular', 'cancelled', 2]]);
  });

  it('double up with others at once: what follows is derived in the same transaction', async () => {
    const setting = await builders.setting();
    const other = await builders.professional();
    await builders.involve(setting.householdId, other);
    const director = await test.as(setting.director.id);
    await bring(director, setting, body([line('A', setting), line('B', setting, { professionalIds: [other.id] })]));
    const overlaps = (await director.get(`${setting.at}/overlaps`).expect(200)).body as { code: string }[];
    expect(overlaps.map(({ code }) => code)).toEqual(['clash', 'same_day', 'same_topic']);
  });

  it('are taken over all or none, and only as they were looked at', async () => {
    const setting = await builders.setting();
    const client = await test.as(setting.partner.id);
    const input = body([line('A', setting), line('B', setting, { startsAt: instantOf(addDays(today, 5), '09:00'), endsAt: instantOf(addDays(today, 5), '08:00') })]);
    expect(outcomes(await preview(client, setting, input))).toEqual(['add', 'refuse visit.ends-before-start']);
    const refused = await client.post(`${setting.at}/visit-imports`).send(input).expect(409);
    expect(refused.body).toMatchObject({ code: 'visit.ends-before-start', fields: [{ field: 'visits.1' }] });
    expect(await visitsOf(client, setting)).toEqual([]);

    const good = body([line('A', setting)]);
    const looked = expected(good, await preview(client, setting, good));
    const answers = await Promise.all([1, 2, 3].map(() => client.post(`${setting.at}/visit-imports`).send(looked)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect(answers.filter(({ status }) => status === 409).map(({ body: { code } }) => (code as string))).toEqual(['visit.import-stale', 'visit.import-stale']);
    expect(await visitsOf(client, setting)).toHaveLength(1);
  });

  it('that somebody typed already are not doubled, and are known by the name of the file from then on', async () => {
    const setting = await builders.setting();
    const client = await test.as(setting.partner.id);
    const { key: _, sequence: __, ...typed } = line('A', setting);
    await client.post(`${setting.at}/visits`).send(typed).expect(201);
    expect(await bring(client, setting, body([line('A', setting)]))).toMatchObject({ added: 0, unchanged: 1 });
    expect(outcomes(await preview(client, setting, body([line('A', setting, { startsAt: instantOf(addDays(today, 6), '10:00'), endsAt: instantOf(addDays(today, 6), '11:00') })])))).toEqual(['change startsAt endsAt']);
  });

  it('of others are refused, and a hidden service neither named nor taken away', async () => {
    const setting = await builders.setting();
    const clinic = await builders.professional({ sensitive: true, kind: 'addiction_care' });
    await builders.involve(setting.householdId, clinic, ['substance_use']);
    const director = await test.as(setting.director.id);
    const partner = await test.as(setting.partner.id);
    const joint = line('A', setting, { professionalIds: [setting.partner.id, clinic.id] });
    await bring(director, setting, body([joint, line('B', setting, { professionalIds: [clinic.id], startsAt: instantOf(addDays(today, 3), '13:00'), endsAt: instantOf(addDays(today, 3), '14:00') })]));
    // The partner's file names the clinic by nothing, or by an id that they should not have.
    const found = await preview(partner, setting, body([line('A', setting, { professionalIds: [setting.partner.id] }), joint, line('C', setting, { professionalIds: [setting.partner.id, clinic.id], startsAt: instantOf(addDays(today, 8), '10:00'), endsAt: instantOf(addDays(today, 8), '11:00') })]));
    expect(outcomes(found)).toEqual(['same', 'refuse visit.import-double', 'refuse visit.professional-not-involved']);
    const sheet = (await partner.get(`${setting.at}/visit-export?from=${today}&until=${addDays(today, 20)}&format=csv`).expect(200)).text;
    expect([clinic.name, clinic.organisationId].filter((secret) => sheet.includes(secret))).toEqual([]);
    expect(sheet.match(/vertrouwelijke dienst/g)).toHaveLength(4);
    expect((await director.get(`${setting.at}/visit-export?from=${today}&until=${addDays(today, 20)}&format=csv`).expect(200)).text).toContain(clinic.name);
  });

  it.each([['nl', 'csv'], ['en', 'csv'], ['nl', 'xlsx'], ['en', 'xlsx']])('come back from an export in %s as %s with nothing to change', async (language, format) => {
    const setting = await builders.setting();
    const second = await builders.member(setting.householdId, '=Mien "de" Groot');
    const client = await test.as(setting.director.id);
    const night = instantOf('2026-10-25', '02:30');
    const visits = body([
      line('A', setting, { memberIds: [setting.memberId, second], kind: 'evaluation', domains: ['finances', 'basic_daily_life'] }),
      line('B', setting, { memberIds: [second], startsAt: instantOf(addDays(today, -2), '23:30'), endsAt: instantOf(addDays(today, -1), '01:15'), status: 'no_show' }),
      line('C', setting, { startsAt: night, endsAt: new Date(Date.parse(night) + 3_600_000).toISOString(), status: 'cancelled' }),
    ]);
    await bring(client, setting, body(visits.visits.map((visit) => ({ ...visit, status: visit.status === 'cancelled' ? 'planned' : visit.status! }))));
    const answer = await client.get(`${setting.at}/visit-export?from=2026-01-01&until=2035-01-01&format=${format}&language=${language}`).responseType('blob').expect(200);
    expect(answer.headers['content-disposition']).toMatch(/^attachment; filename="(bezoeken|visits)-\d{4}-\d\d-\d\d\.(csv|xlsx)"$/);
    const reading: FileReading = await readVisitFile(new Blob([answer.body as Uint8Array<ArrayBuffer>]), today, csvParser(parse), () => undefined);
    expect(reading.faults).toEqual([]);
    expect(reading.visits).toHaveLength(3);
    const ids: Record<string, string> = { 'Sam de Bruin': setting.memberId, '=Mien "de" Groot': second, [setting.partner.name]: setting.partner.id };
    const again = body(
      reading.visits.map((visit) => ({
        key: visit.key,
        sequence: visit.sequence,
        startsAt: new Date(visit.startsAt).toISOString(),
        endsAt: new Date(visit.endsAt).toISOString(),
        kind: visit.kind,
        status: visit.status,
        memberIds: visit.members!.map((name) => ids[name]!),
        professionalIds: visit.professionals!.map((name) => ids[name]!),
        domains: [...visit.domains!],
      })),
    );
    expect(outcomes(await preview(client, setting, again))).toEqual(['same', 'same', 'same']);
    if (format === 'csv') expect((answer.body as Buffer).toString()).toContain(`'=Mien`);
  });

  it('from a calendar are followed: one moves, one is taken out, and who joined stays', async () => {
    const setting = await builders.setting();
    const other = await builders.professional();
    await builders.involve(setting.householdId, other);
    const client = await test.as(setting.partner.id);
    const series = (sequence: number, ...days: [number, string][]): ImportVisits =>
      body(
        days.map(([day, time]) => ({ key: 'series', recurrence: instantOf(addDays(today, day), '10:00'), sequence, startsAt: instantOf(addDays(today, day), time), endsAt: instantOf(addDays(today, day), '12:00') })),
        { source: 'calendar', otherwise: { kind: 'regular', memberIds: [setting.memberId], professionalIds: [setting.partner.id], domains: ['finances'], pastWereHeld: false } },
      );
    expect(await bring(client, setting, series(0, [1, '10:00'], [8, '10:00'], [15, '10:00']))).toMatchObject({ added: 3 });
    const [joined] = await visitsOf(client, setting);
    await client.patch(`${setting.at}/visits/${joined!.id}`).set('If-Match', '"1"').send({ professionalIds: [setting.partner.id, other.id] }).expect(200);
    const next = series(1, [1, '10:00'], [8, '11:00']);
    const found = await preview(client, setting, next);
    expect(outcomes(found)).toEqual(['same', 'change startsAt']);
    expect(found.gone.map(({ startsAt }) => startsAt)).toEqual([instantOf(addDays(today, 15), '10:00')]);
    expect(await bring(client, setting, next)).toEqual({ added: 0, changed: 1, cancelled: 1, unchanged: 1 });
    expect((await visitsOf(client, setting)).map(({ startsAt, status, professionals }) => [new Date(startsAt).toISOString(), status, professionals.length])).toEqual([
      [instantOf(addDays(today, 1), '10:00'), 'planned', 2],
      [instantOf(addDays(today, 8), '11:00'), 'planned', 1],
      [instantOf(addDays(today, 15), '10:00'), 'cancelled', 1],
    ]);
    // An older file that turns up again changes nothing.
    expect(outcomes(await preview(client, setting, series(0, [8, '10:00'])))).toEqual(['same']);
  });

  it('of the worked case are read from its file and taken over', async () => {
    const setting = await builders.setting();
    const reading = await readVisitFile(new Blob([readFileSync(new URL('cases/de-graaf-pinas/visits.csv', import.meta.url))]), '2026-09-18', csvParser(parse), () => undefined);
    const client = await test.as(setting.director.id);
    const input = body(reading.visits.map((visit) => line(visit.key, setting, { startsAt: new Date(visit.startsAt).toISOString(), endsAt: new Date(visit.endsAt).toISOString(), domains: [...visit.domains!] })));
    expect(await bring(client, setting, input)).toMatchObject({ added: 20 });
    expect(await bring(client, setting, input)).toMatchObject({ added: 0, unchanged: 20 });
  });

  it('a thousand of them fit in one import, more do not, and a file of many megabytes is not even read', async () => {
    const setting = await builders.setting();
    const client = await test.as(setting.partner.id);
    const many = (count: number): ImportedVisit[] => Array.from({ length: count }, (_, place) => line(`key ${place}`, setting, { startsAt: instantOf(addDays(today, -place), '10:00'), endsAt: instantOf(addDays(today, -place), '11:00') }));
    expect(await bring(client, setting, body(many(1_000)))).toMatchObject({ added: 1_000 });
    expect((await client.post(`${setting.at}/visit-imports`).send(body(many(1_001))).expect(400)).body).toMatchObject({ code: 'input.invalid' });
    expect((await client.post(`${setting.at}/visit-imports`).send({ ...body([]), padding: 'x'.repeat(2_000_000) }).expect(413)).body).toMatchObject({ code: 'input.too-large' });
  });

  it('tell who looks at a file that only looks: in an emergency nothing is taken over', async () => {
    const setting = await builders.setting();
    const stranger = await builders.professional();
    await builders.emergency(setting.householdId, stranger);
    const client = await test.as(stranger.id);
    await client.post(`${setting.at}/visit-imports/preview`).send({ source: 'sheet', otherwise: body([]).otherwise, visits: [] }).expect(403);
    await client.get(`${setting.at}/visit-export?from=${today}&until=${addDays(today, 1)}&format=csv`).expect(200);
  });

  it('leave a trace: a preview and an export are readings, an import is a change', async () => {
    const setting = await builders.setting();
    const client = await test.as(setting.partner.id);
    const input = body([line('A', setting)]);
    await bring(client, setting, input);
    await client.get(`${setting.at}/visit-export?from=${today}&until=${addDays(today, 9)}&format=xlsx`).expect(200);
    const events = await test.work.run(null, () =>
      test.work.manager.query<{ activity: string; action: string; object_type: string }[]>(`select activity, action, object_type from audit_event where household_id = $1 and actor_id = $2 order by id`, [setting.householdId, setting.partner.id]));
    const told = events.map(({ activity, action, object_type }) => `${activity} ${action} ${object_type}`);
    expect(told).toEqual(expect.arrayContaining(['visit:record R visit', 'visit:record C visit', 'visit:record C visit_source', 'household:see R visit']));
    const stored = await test.work.run(null, () => test.work.manager.query<{ kept: string }[]>(`select string_agg(coalesce(c.after::text, ''), '') as kept from audit_content c where c.household_id = $1`, [setting.householdId]));
    expect(stored[0]!.kept).not.toContain('"key"');
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../server/shared/day.js';
import { ifMatch, startApp, type Client, type TestApp } from './support/app.js';
import { Builders } from './support/builders.js';
import { rounds } from './support/effort.js';

/** What somebody at the table, or the team lead, does. `who` and `whom` are places at the table. */
type Deed =
  | { does: 'propose' | 'hand over'; who: number; whom: number; ahead: number | null; temporary: boolean }
  | { does: 'accept'; who: number | null }
  | { does: 'decline' | 'agree' | 'object' | 'withdraw' | 'take'; who: number }
  | { does: 'begin'; reason: string }
  | { does: 'turn down'; reason: string }
  | { does: 'end'; ahead: number | null };

const AT_THE_TABLE = 3;
const person = fc.nat(AT_THE_TABLE - 1);
const ahead = fc.option(fc.constantFrom(0, 1, 5), { nil: null });
const deeds: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ does: fc.constantFrom('propose' as const, 'hand over' as const), who: person, whom: person, ahead, temporary: fc.boolean() }) },
  // Mostly whoever is proposed; now and then somebody else.
  { weight: 4, arbitrary: fc.record({ does: fc.constant('accept' as const), who: fc.option(person, { nil: null, freq: 2 }) }) },
  { weight: 5, arbitrary: fc.record({ does: fc.constantFrom('agree' as const, 'agree' as const, 'object' as const, 'decline' as const, 'withdraw' as const, 'take' as const), who: person }) },
  { weight: 2, arbitrary: fc.constantFrom<Deed>({ does: 'begin', reason: 'x' }, { does: 'begin', reason: 'x' }, { does: 'turn down', reason: 'x' }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('end' as const), ahead }) },
);

/** What is known of a household without asking it: whether somebody leads on without an end. */
interface Model {
  led: boolean;
}

interface Period {
  from: string;
  until: string | null;
}

/** A household with people at its table, and how each deed is done over the API. */
class Household {
  constructor(
    readonly householdId: string,
    private readonly people: readonly { id: string }[],
    private readonly clients: readonly Client[],
    private readonly teamLead: Client,
    private readonly test: TestApp,
    readonly today: string,
  ) {}

  private rows<Row extends object>(sql: string): Promise<Row[]> {
    return this.test.work.run(null, () => this.test.work.manager.query<Row[]>(sql, [this.householdId]));
  }

  periods(): Promise<Period[]> {
    return this.rows<Period>(`select starts_on::text as "from", ends_on::text as "until" from lead where household_id = $1 order by starts_on`);
  }

  async openProposals(): Promise<string[]> {
    return (await this.rows<{ id: string }>(`select id from lead_proposal where household_id = $1 and state = 'open'`)).map(({ id }) => id);
  }

  /** How many proposals became a lead. */
  async begun(): Promise<number> {
    return (await this.rows(`select 1 from lead_proposal where household_id = $1 and state = 'begun'`)).length;
  }

  /** Who leads, or is to lead: they alone may end it. */
  private async lead(): Promise<{ id: string; version: number; who: number } | undefined> {
    const [lead] = await this.rows<{ id: string; version: number; professional: string }>(
      `select id, version, professional_id as professional from lead where household_id = $1 and ends_on is null`,
    );
    return lead && { ...lead, who: this.people.findIndex(({ id }) => id === lead.professional) };
  }

  private async candidate(): Promise<number> {
    const [proposal] = await this.rows<{ candidate: string }>(`select candidate_id as candidate from lead_proposal where household_id = $1 and state = 'open'`);
    return Math.max(0, this.people.findIndex(({ id }) => id === proposal?.candidate));
  }

  /** Answers the status and, of a proposal, what became of it. */
  async do(deed: Deed): Promise<{ deed: Deed; status: number; state: string | undefined }> {
    const answer = await this.send(deed);
    return { deed, status: answer.status, state: (answer.body as { state?: string }).state };
  }

  private async send(deed: Deed): Promise<{ status: number; body: unknown }> {
    const at = `/households/${this.householdId}`;
    const [open = '00000000-0000-7000-8000-000000000000'] = await this.openProposals();
    const to = (way: string): string => `${at}/lead-proposals/${open}/${way}`;
    const day = (days: number | null): string | null => (days === null ? null : addDays(this.today, days));
    if (deed.does === 'end') {
      const lead = await this.lead();
      if (!lead) return { status: 404, body: {} };
      const until = day(deed.ahead);
      return this.clients[lead.who]!.patch(`${at}/leads/${lead.id}`).set(...ifMatch(lead.version)).send({ why: 'other', reason: 'x', meanwhile: { kind: 'nobody' }, ...(until && { until }) });
    }
    if (deed.does === 'begin' || deed.does === 'turn down') return this.teamLead.post(to('decision')).send({ decision: deed.does === 'begin' ? 'begin' : 'turn_down', reason: deed.reason });
    const client = this.clients[deed.who ?? (await this.candidate())]!;
    const terms = { kind: 'permanent', intensity: 'light', reason: 'x' };
    switch (deed.does) {
      case 'accept': return client.post(to('acceptance'));
      case 'decline': return client.post(to('refusal')).send({ reason: 'x' });
      case 'withdraw': return client.post(to('withdrawal')).send({});
      case 'take': return client.post(`${at}/leads`).send(terms);
      case 'agree': return client.post(to('answers')).send({ answer: 'agree' });
      case 'object': return client.post(to('answers')).send({ answer: 'object', reason: 'x' });
      case 'propose':
      case 'hand over': {
        const lead = deed.does === 'hand over' ? await this.lead() : undefined;
        const temporary = deed.temporary ? { kind: 'temporary_safety', returnOn: addDays(this.today, 20), returnsToId: this.people[deed.who]!.id } : {};
        return (lead ? this.clients[lead.who]! : client).post(`${at}/lead-proposals`).send({ ...terms, ...temporary, candidateId: this.people[deed.whom]!.id, from: day(deed.ahead) });
      }
    }
  }
}

/** One deed, or some at the same moment. */
class AtOnce implements fc.AsyncCommand<Model, Household> {
  constructor(private readonly deeds: Deed[]) {}

  check(): boolean {
    return true;
  }

  async run(model: Model, household: Household): Promise<void> {
    const before = await household.periods();
    const done = await Promise.all(this.deeds.map((deed) => household.do(deed)));
    expect(done.filter(({ status }) => status >= 500)).toEqual([]);
    const began = done.some(({ deed, status, state }) => status === 201 && (deed.does === 'take' || state === 'begun'));
    const ended = done.some(({ deed, status }) => deed.does === 'end' && status === 200);
    const periods = await household.periods();
    const open = periods.filter(({ until }) => until === null).length;
    // Never two, and never lost: only an end that somebody chose leaves nobody.
    expect(open).toBeLessThanOrEqual(1);
    if (began && !ended) expect(open).toBe(1);
    if (!began && ended) expect(open).toBe(0);
    if (!began && !ended) expect(open).toBe(model.led ? 1 : 0);
    model.led = open === 1;
    expect((await household.openProposals()).length).toBeLessThanOrEqual(1);
    const leading = (day: string): number => periods.filter(({ from, until }) => from <= day && (until === null || day < until)).length;
    for (let n = 0; n < 40; n++) expect(leading(addDays(household.today, n))).toBeLessThanOrEqual(1);
    // Somebody who leads today does so until another begins, or until the day that was chosen.
    const led = before.some(({ from, until }) => from <= household.today && (until === null || until > household.today));
    if (led && !ended) expect(leading(household.today)).toBe(1);
  }

  toString(): string {
    return this.deeds.map((deed) => JSON.stringify(deed)).join(' at once with ');
  }
}

/** Rounds of the race: 200 is the target's. */
const ROUNDS = rounds(25, 200);

describe('the lead, whatever happens at the same time', () => {
  let test: TestApp;
  let builders: Builders;
  let today: string;

  beforeAll(async () => {
    test = await startApp({ DATABASE_POOL: '20' });
    today = test.clock.today();
    builders = new Builders(test, today);
  });
  afterAll(() => test.close());

  it('is never double and never lost', async () => {
    const team = await builders.team();
    const teamLead = await test.as(team.leadId);
    const people = await Promise.all(Array.from({ length: AT_THE_TABLE }, () => builders.professional()));
    const clients = await Promise.all(people.map(({ id }) => test.as(id)));
    const atTheTable = async (led: boolean, since: number): Promise<{ model: Model; real: Household }> => {
      const householdId = await builders.household({ teamId: team.id });
      for (const professional of people) await builders.involve(householdId, professional);
      if (led) await builders.lead(householdId, people[0]!, addDays(today, since));
      return { model: { led }, real: new Household(householdId, people, clients, teamLead, test, today) };
    };
    const command = fc.array(deeds, { minLength: 1, maxLength: 4 }).map((all) => new AtOnce(all));
    let began = 0;
    await fc.assert(
      fc.asyncProperty(fc.boolean(), fc.constantFrom(-10, 0, 3), fc.commands([command], { maxCommands: 16, size: 'max' }), async (led, since, commands) => {
        const setting = await atTheTable(led, since);
        await fc.asyncModelRun(() => setting, commands);
        began += await setting.real.begun();
      }),
      { numRuns: rounds(40, 120) },
    );
    // The sequences come somewhere.
    expect(began).toBeGreaterThan(5);
  }, 300_000);

  it(`goes to one of fifty who take it at once, in ${ROUNDS} rounds`, async () => {
    const people = await Promise.all(Array.from({ length: 50 }, () => builders.professional()));
    const clients = await Promise.all(people.map(({ id }) => test.as(id)));
    for (let round = 0; round < ROUNDS; round++) {
      const householdId = await builders.household();
      await test.work.run(null, () =>
        test.work.manager.query(
          `insert into involvement (household_id, id, professional_id, organisation_id, domains, starts_on) select $1, gen_random_uuid(), p.id, p.organisation_id, '{}', $3 from professional p where p.id = any($2::uuid[])`,
          [householdId, people.map(({ id }) => id), today],
        ),
      );
      const answers = await Promise.all(clients.map((client) => client.post(`/households/${householdId}/leads`).send({ kind: 'permanent', intensity: 'light', reason: 'x' })));
      expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array.from({ length: 49 }, () => 409)]);
      const rows = await test.work.run(null, () => test.work.manager.query<unknown[]>('select 1 from lead where household_id = $1', [householdId]));
      expect(rows).toHaveLength(1);
    }
  }, 900_000);
});

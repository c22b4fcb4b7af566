import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import supertest from 'supertest';
import type { HouseholdList, HouseholdPicture } from '../server/contract/households.js';
import type { LeadHistory } from '../server/contract/leads.js';
import type { BlockageMap } from '../server/contract/blockages.js';
import { blockageSentence } from '../server/contract/blockage-sentence.js';
import type { InfluenceMap } from '../server/contract/influences.js';
import type { ResponsibilityMatrix } from '../server/contract/responsibilities.js';
import type { Responsibility } from '../server/contract/responsibility-words.js';
import type { DemoAccount } from '../server/contract/session.js';
import type { HouseholdSignals } from '../server/contract/signals.js';
import type { SpokenOverlapView } from '../server/contract/visits.js';
import { DemoService } from '../server/demo/demo.service.js';
import type { WorkedCase } from '../server/demo/load-worked-case.js';
import { CASE_MEMBERS } from '../server/demo/worked-case.js';
import { addDays } from '../server/shared/day.js';
import { startApp, type TestApp } from './support/app.js';
import { bruteForceCircles } from './support/brute-force-circles.js';

/** An overlap in the words of the case: names and codes, no ids. */
interface ToldOverlap {
  code: string;
  household: string;
  member: string | null;
  domain: string | null;
  visits: string[];
}

describe('the worked case', () => {
  let test: TestApp;
  let workedCase: WorkedCase;

  beforeAll(async () => {
    test = await startApp();
    workedCase = await test.asSystem((context) => context.get(DemoService).loadWorkedCase());
    await test.app.get(DemoService).offerAccounts();
  });
  afterAll(() => test.close());

  /** Signs in with a password, as a person does. */
  async function signedIn(name: string): Promise<(path: string) => Promise<unknown>> {
    const agent = supertest.agent(test.app.getHttpServer());
    await agent.post('/api/v1/session').send({ email: `${name}@demo.example`, password: 'casusregie-demo' }).expect(201);
    return async (path) => (await agent.get(`/api/v1${path}`).expect(200)).body as unknown;
  }

  const pictureFor = async (name: string): Promise<HouseholdPicture> =>
    (await (await signedIn(name))(`/households/${workedCase.household}`)) as HouseholdPicture;

  it('has exactly the overlaps that are written down for it', async () => {
    const written = await readFile('test/cases/de-graaf-pinas/expected-overlaps.jsonl', 'utf8');
    const expected = written.trim().split('\n').map((line) => JSON.parse(line) as ToldOverlap);
    const memberName = new Map(Object.entries(workedCase.members).map(([code, id]) => [id, CASE_MEMBERS[code as keyof typeof CASE_MEMBERS].name]));
    const visitCode = new Map(Object.entries(workedCase.visits).map(([code, id]) => [id, code]));
    const read = await signedIn('noor.benali');
    const found = (await read(`/households/${workedCase.household}/overlaps`)) as SpokenOverlapView[];
    const told = found.map(({ code, memberId, domain, visitIds }): ToldOverlap => ({
      code,
      household: 'De Graaf-Pinas',
      member: memberId && memberName.get(memberId)!,
      domain,
      visits: visitIds.map((id) => visitCode.get(id)!),
    }));
    const sorted = (overlaps: ToldOverlap[]): string[] => overlaps.map((overlap) => JSON.stringify(overlap)).sort();
    expect(sorted(told)).toEqual(sorted(expected));
    const crowding = found.find(({ code, memberName }) => code === 'member_crowding' && memberName === 'Ron de Graaf')!;
    expect(crowding.sentence.nl).toBe('Ron wordt in 6 dagen gezien door 5 hulpverleners van 5 organisaties.');
  });

  it('shows who lives there, the six organisations, and how Ron sees it himself', async () => {
    const picture = await pictureFor('noor.benali');
    expect(picture.access.ground).toBe('lead');
    expect(picture.members.map(({ name, age }) => `${name} ${age}`).sort()).toEqual(['Dion de Graaf 16', 'Mirella Pinas 41', 'Ron de Graaf 46', 'Yara de Graaf 9']);
    const present = picture.team.filter(({ until }) => until === null || until > picture.today);
    expect(new Set(present.map(({ organisationId }) => organisationId)).size).toBe(6);
    expect(picture.team.find(({ name }) => name === 'Marit Verhage')).toMatchObject({ until: addDays(picture.today, -32), endReason: 'handed_over' });
    expect(picture.visits).toHaveLength(20);
    const drinking = picture.ratings.filter(({ memberId, domain }) => memberId === workedCase.members.ron && domain === 'substance_use');
    expect(drinking.map(({ voice, level, words }) => ({ voice, level, words }))).toEqual([
      { voice: 'own', level: 3, words: 'Gaat wel.' },
      { voice: 'professional', level: 1, words: null },
    ]);
    expect(picture.ratings).toHaveLength(14 + 14 + 2 + 1 + 1);
  });

  it('has the 35 days in which nobody leads; today is the 33rd', async () => {
    const read = await signedIn('noor.benali');
    const { today } = await pictureFor('noor.benali');
    const history = (await read(`/households/${workedCase.household}/leads`)) as LeadHistory;
    expect(history.leads.map(({ professionalName }) => professionalName)).toEqual(['Sanne Kuiper', 'Marit Verhage', 'Noor Benali']);
    expect(history.gaps).toEqual([{ from: addDays(today, -32), until: addDays(today, 3), days: 35 }]);
    expect(history.activeLeadId).toBeNull();
    expect(history.daysWithoutInAll).toBe(33);
    const list = (await read('/households')) as HouseholdList;
    expect(list.households[0]).toMatchObject({ name: 'De Graaf-Pinas', leadName: null, daysWithoutLead: 33, organisations: 6, overdueActions: 0 });
  });

  it("has the plan in the household's order, each goal in the words of who said it", async () => {
    const { plan, today } = await pictureFor('noor.benali');
    expect(plan.startedOn).toBe(addDays(today, 6));
    const { ron, mirella, dion, yara } = workedCase.members;
    expect(plan.goals.map(({ saidByMemberId }) => saidByMemberId)).toEqual([ron, mirella, ron, yara, dion]);
    expect(plan.goals[3]!.words).toBe("Dat papa en mama 's avonds niet schreeuwen.");
    const actions = plan.goals.flatMap((goal) => goal.actions);
    expect(actions).toHaveLength(10);
    expect(actions.every(({ status, overdue }) => status === 'open' && !overdue)).toBe(true);
    expect(actions.find(({ id }) => id === workedCase.actions.A3)!.owners.map(({ kind, name }) => [kind, name]).sort()).toEqual([
      ['member', 'Ron de Graaf'],
      ['network', 'Carla'],
    ]);
  });

  it('has the influences of the case, with its circle', async () => {
    const { influences, members } = JSON.parse(await readFile('test/cases/de-graaf-pinas/case.json', 'utf8')) as { influences: { from: string; to: string }[]; members: { name: string }[] };
    const map = (await (await signedIn('noor.benali'))(`/households/${workedCase.household}/influences`)) as InfluenceMap;
    const firstNames = new Map(Object.entries(workedCase.members).map(([code, id]) => [id, members.find(({ name }) => name === CASE_MEMBERS[code as keyof typeof CASE_MEMBERS].name)!.name.split(' ')[0]!]));
    const called = (id: string): string => {
      const { memberId, domain } = map.problems.find((problem) => problem.id === id)!;
      return `${firstNames.get(memberId!)}: ${domain}`;
    };
    expect(map.influences.map(({ fromProblemId, toProblemId }) => `${called(fromProblemId)} > ${called(toProblemId)}`).sort()).toEqual(influences.map(({ from, to }) => `${from} > ${to}`).sort());
    const ways = influences.map(({ from, to }) => ({ from, to }));
    expect(map.circles.map(({ problemIds }) => problemIds.map(called))).toEqual(bruteForceCircles([...new Set(ways.flatMap(({ from, to }) => [from, to]))], ways));
    expect(map.circles.map(({ problemIds }) => problemIds.map((id) => map.problems.find((problem) => problem.id === id)!.label))).toEqual([['post van deurwaarders', 'drinken', 'geen werk']]);
  });

  it('has the three blockages of the case, with the circle that they make as a sentence', async () => {
    const { blockages, organisations } = JSON.parse(await readFile('test/cases/de-graaf-pinas/case.json', 'utf8')) as { blockages: { waits: string; for: string }[]; organisations: { name: string }[] };
    const map = (await (await signedIn('noor.benali'))(`/households/${workedCase.household}/blockages`)) as BlockageMap;
    const itemOf = new Map(map.items.map((item) => [item.id, item]));
    const organisationOf = (written: string): string => organisations.find(({ name }) => written.includes(name))!.name;
    const written = map.blockages.filter(({ id }) => id !== null);
    expect(written.map(({ waitingId, awaitedId }) => [itemOf.get(waitingId)!.organisationName, itemOf.get(awaitedId)!.organisationName]).sort()).toEqual(
      blockages.map((blockage) => [organisationOf(blockage.waits), organisationOf(blockage.for)]).sort(),
    );
    const said = map.circles.map(({ steps }) => blockageSentence(steps.map(({ itemId, passes }) => ({ ...itemOf.get(itemId)!, passes })), 'nl', 'circle'));
    expect(said).toEqual(['De kliniek wacht op huisvesting, huisvesting wacht op de schuldregeling, de schuldregeling wacht op abstinentie, waar de kliniek voor moet zorgen.']);
    // Who does not get to know the clinic reads of none of it.
    expect(JSON.stringify(await (await signedIn('jolanda.meijer'))(`/households/${workedCase.household}/blockages`))).not.toMatch(/kliniek|abstinentie|Vloedlijn/);
  });

  it("has the matrix row for finances: who does its actions, whose work it is, and one who answers for it", async () => {
    const { plan, professionals } = JSON.parse(await readFile('test/cases/de-graaf-pinas/case.json', 'utf8')) as {
      plan: { actions: { code: string; owner: string | string[] }[] };
      professionals: { name: string; domains?: string[] }[];
    };
    const matrix = (await (await signedIn('noor.benali'))(`/households/${workedCase.household}/responsibilities`)) as ResponsibilityMatrix;
    const nameOf = new Map(matrix.actors.map(({ key, name }) => [key, name!]));
    const having = (kind: Responsibility): string[] => matrix.cells.filter((cell) => cell.domain === 'finances' && cell.kinds.includes(kind)).map(({ actorKey }) => nameOf.get(actorKey)!).sort();
    // A2, the arrangement, and A3, the post.
    const owners = plan.actions.filter(({ code }) => ['A2', 'A3'].includes(code)).flatMap(({ owner }) => owner);
    expect(having('does')).toEqual([...owners].sort());
    expect(having('answerable')).toEqual(['Jolanda Meijer']);
    const working = professionals.filter(({ domains }) => domains?.includes('finances')).map(({ name }) => name);
    expect(having('consulted')).toEqual(working.filter((name) => !owners.includes(name)));
    expect(having('decides')).toEqual(['Ron de Graaf']);
    expect(having('informed')).toEqual(['Noor Benali']);
    expect(matrix.warnings.filter(({ domains }) => domains.includes('finances'))).toEqual([]);
    expect(matrix.warnings.filter(({ domains }) => domains.includes('housing')).map(({ code }) => code)).toEqual(['nobody_answerable', 'many_do_the_same', 'household_nowhere']);
  });

  it('lets a partner see that a confidential service comes, and not which', async () => {
    const picture = await pictureFor('jolanda.meijer');
    expect(picture.access.ground).toBe('involvement');
    expect(picture.team.filter(({ confidential }) => confidential)).toHaveLength(2);
    expect(JSON.stringify(picture)).not.toMatch(/Fatima|Vloedlijn|Veilig Thuis/);
  });

  it('is seen by the team lead, and by nobody who only keeps the house', async () => {
    expect((await pictureFor('erik.vos')).access.ground).toBe('team_lead');
    const agent = supertest.agent(test.app.getHttpServer());
    await agent.post('/api/v1/session').send({ email: 'wilma.terpstra@demo.example', password: 'casusregie-demo' }).expect(201);
    await agent.get(`/api/v1/households/${workedCase.household}`).expect(404);
  });

  it('offers an account of each role on the sign-in page', async () => {
    const { body } = await supertest(test.app.getHttpServer()).get('/api/v1/demo-accounts').expect(200);
    const accounts = body as DemoAccount[];
    expect(accounts[0]!.email).toBe('noor.benali@demo.example');
    expect(new Set(accounts.flatMap(({ roles }) => roles))).toEqual(new Set(['case_director', 'partner', 'team_lead', 'administrator', 'privacy_officer']));
  });

  it('is stuck as is written down for it', async () => {
    const read = await signedIn('erik.vos');
    const { signals } = (await read(`/households/${workedCase.household}/signals`)) as HouseholdSignals;
    const holding = signals.filter(({ holds }) => holds);
    // The days of its ratings and of its leads lie as far back as the case is ago.
    expect(holding.map(({ sentence }) => sentence.nl.replace(/ \(\d+ [a-z]+\)/, '').replace(/ was \d+ [a-z]+\./, '.')).sort()).toEqual([
      '3 dingen wachten in een cirkel op elkaar.',
      'Al 33 dagen heeft niemand de regie.',
      'Contact lukt niet: 3 bezoeken gingen in 14 dagen niet door.',
      'De laatste dag van de tijdelijke regie. Al 33 dagen nam niemand die terug.',
      'Mirella: huisvesting is een acuut probleem, volgens een hulpverlener. Binnen 14 dagen staat er geen actie.',
      'Ron: financiën is een acuut probleem, volgens een hulpverlener. Binnen 14 dagen staat er geen actie.',
      'Ron: huisvesting is een acuut probleem, volgens een hulpverlener. Binnen 14 dagen staat er geen actie.',
      'Ron: middelengebruik is een acuut probleem, volgens een hulpverlener. Binnen 14 dagen staat er geen actie.',
    ]);
    const visitCode = new Map(Object.entries(workedCase.visits).map(([code, id]) => [id, code]));
    expect(holding.find(({ code }) => code === 'no_contact')!.evidence.map(({ id }) => visitCode.get(id))).toEqual(['V10', 'V11', 'V19']);
  });
});

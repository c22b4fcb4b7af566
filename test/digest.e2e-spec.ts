import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readConfig } from '../server/config.js';
import type { AskedInHouseholds } from '../server/contract/asked-in-households.js';
import type { HouseholdList } from '../server/contract/households.js';
import type { AskedList } from '../server/contract/levels.js';
import type { WorklistCounts } from '../server/contract/signals.js';
import { DigestChoicesService } from '../server/digest/digest-choices.service.js';
import { addDays } from '../server/shared/day.js';
import { newId } from '../server/shared/identifier.js';
import { WORKLIST_WORDS } from '../server/signals/worklist-words.js';
import { DigestRounds } from './support/digest-rounds.js';

describe('the digest mail', () => {
  let digests: DigestRounds;
  beforeAll(async () => {
    digests = await DigestRounds.begin();
  });
  afterAll(() => digests.end());

  const unled = (teamId: string | undefined, days: number): Promise<string> => digests.builders.household({ ...(teamId && { teamId }), openedOn: addDays(digests.today, 1 - days) });
  const unsafe = (householdId: string, by: { id: string; organisationId: string }): Promise<object[]> =>
    digests.query(`insert into safety_check (household_id, id, answer, words, checked_at, recorded_by, organisation_id) values ($1, $2, 'no', 'Er werd geslagen.', now(), $3, $4)`, [householdId, newId(), by.id, by.organisationId]);

  it('tells a team lead the very numbers of their worklist, and nobody’s name', async () => {
    const team = await digests.builders.team();
    const by = await digests.builders.professional();
    const households = [await unled(team.id, 10), await unled(team.id, 90), await unled(team.id, 3), await unled(team.id, 9)];
    await digests.builders.member(households[0]!, 'Tamar de Wit-Kramer');
    await unsafe(households[0]!, by);
    await digests.builders.escalation(households[1]!, by, { id: team.leadId });
    const counts = (await (await digests.test.as(team.leadId)).get('/worklist/counts').expect(200)).body as WorklistCounts;
    expect([counts.now, counts.soon]).toEqual([3, 1]);
    const [lead] = await digests.query<{ email: string; name: string }>(`select email, name from professional where id = $1`, [team.leadId]);
    const day = digests.newMonday();
    await digests.run(day);
    const [mail, ...more] = digests.box.for(lead!.email);
    expect(more).toEqual([]);
    expect(mail!.text).toContain('Subject: Samenregie: in 3 huishoudens zit iets vast, 1 vraag wacht op jou\n');
    expect(mail!.text).toContain('List-Unsubscribe: <http://samenregie.example/account>\n');
    expect(mail!.text).toContain(`IN JOUW TEAMS\nIn ${counts.now} huishoudens zit nu iets vast.\n   1  Thuis niet veilig\n`);
    expect(mail!.text).toContain(`\nIn ${counts.soon} huishouden dreigt binnen 14 dagen iets vast te lopen.\nNaar de werklijst: http://samenregie.example/worklist\n`);
    const told = [...mail!.text.matchAll(/^ +(\d+) {2}(.+)$/gm)].map(([, count, words]) => [Number(count), words]);
    expect(told).toEqual([...counts.signals.filter(({ now }) => now > 0).map(({ code, now }) => [now, WORKLIST_WORDS.nl.codes[code]]), [1, 'vraag om een besluit']]);
    expect(mail!.text).toContain('href="http://samenregie.example/worklist"');
    const names = await digests.query<{ text: string }>(`select name as text from household union select name from person union select name from professional union select id::text from household union select id::text from team`, []);
    expect(names.length).toBeGreaterThan(10);
    expect(names.filter(({ text }) => mail!.raw.includes(text) || mail!.text.includes(text))).toEqual([]);
    // On record as a reading of theirs, of which no household is shown.
    expect(await digests.query(`select kind, action, object_type, listed, organisation_id from audit_event where actor_id = $1 and activity = 'digest:send'`, [team.leadId])).toEqual([
      { kind: 'read', action: 'R', object_type: 'digest', listed: [], organisation_id: team.organisationId },
    ]);
    expect(await digests.stateOf({ id: team.leadId }, day)).toBe('sent');
  });

  it('tells a case director of their own households, in their language; a team lead of theirs outside the teams apart', async () => {
    const team = await digests.builders.team();
    const director = await digests.builders.professional({ roles: ['case_director'] });
    for (const days of [30, 40]) await digests.builders.involve(await unled(team.id, days), director);
    const led = await digests.builders.household();
    await digests.builders.lead(led, director);
    await unsafe(led, director);
    await digests.builders.withdrawal(led, await digests.builders.professional());
    // Involved beside somebody who leads: those are not theirs to direct.
    const others = await digests.builders.household();
    await digests.builders.lead(others, await digests.builders.professional());
    await digests.builders.involve(others, director);
    await unsafe(others, director);
    await (await digests.test.as(director.id)).patch('/session').send({ language: 'en' }).expect(200);
    const { households } = (await (await digests.test.as(director.id)).get('/households').expect(200)).body as HouseholdList;
    const stuck = households.filter(({ signalsInAll }) => signalsInAll > 0);
    expect(stuck).toHaveLength(3);
    const [lead] = await digests.query<{ id: string; email: string; organisationId: string }>(`select id, email, organisation_id as "organisationId" from professional where id = $1`, [team.leadId]);
    const own = await digests.builders.household();
    await digests.builders.lead(own, lead!);
    await unsafe(own, lead!);
    await digests.run(digests.newMonday());
    expect(digests.box.for(director.email)[0]!.text).toContain('Subject: Samenregie: something is stuck in 3 households, 1 question is waiting for you\n');
    expect(digests.box.for(director.email)[0]!.text).toContain('IN YOUR HOUSEHOLDS\nSomething is stuck in 3 households now.\n   1  Not safe at home\n   2  No lead\n');
    expect(digests.box.for(lead!.email)[0]!.text).toMatch(/IN JOUW TEAMS\nIn 2 huishoudens zit nu iets vast\.\n[^]*IN JOUW HUISHOUDENS BUITEN JE TEAMS\nIn 1 huishouden zit nu iets vast\.\n {3}1 {2}Thuis niet veilig\n/);
  });

  it('tells whoever is asked something how much waits: what their list and their page of questions show', async () => {
    const { householdId, partner, director } = await digests.builders.setting();
    await digests.builders.leadProposal(householdId, partner);
    await digests.builders.escalation(await digests.builders.household(), director, partner);
    await digests.builders.escalation(householdId, director, partner);
    const client = await digests.test.as(partner.id);
    const { households } = (await client.get('/households').expect(200)).body as HouseholdList;
    const { asked: decisions } = (await client.get('/asked').expect(200)).body as AskedList;
    expect([households.map(({ questionsForMe, leadWaitsAs }) => [questionsForMe, leadWaitsAs]), decisions.length]).toEqual([[[1, 'candidate']], 2]);
    const { households: elsewhere } = (await client.get('/asked-in-households').expect(200)).body as AskedInHouseholds;
    expect(elsewhere.map(({ leadWaitsAs }) => leadWaitsAs)).toEqual(['candidate']);
    await digests.run(digests.newMonday());
    expect(digests.box.for(partner.email)[0]!.text).toContain('WACHT OP JOUW ANTWOORD\n   2  vragen om een besluit\n   1  voorstel over de regie\n');
    expect(digests.box.for(partner.email)[0]!.text).toMatch(/regie\nNaar wat aan mij gevraagd is: \S+\/asked\n/);
    expect(digests.box.for(partner.email)[0]!.text).not.toContain('zit nu iets vast');
  });

  it('comes on the days that somebody chose, never to who wants none, is away or gone, and not when there is nothing to tell', async () => {
    const [usual, daily, never, gone, away, nothing] = [await digests.asked(), await digests.asked(), await digests.asked(), await digests.asked(), await digests.asked(), await digests.builders.professional()];
    const administrator = await digests.builders.professional({ roles: ['administrator'] });
    for (const [who, rhythm] of [[daily, 'working_days'], [never, 'never']] as const) await (await digests.test.as(who.id)).put('/digest').send({ rhythm }).expect(200);
    const day = digests.newMonday();
    await digests.builders.professional({ roles: ['administrator'], organisationId: (await digests.query<{ o: string }>(`select organisation_id as o from professional where id = $1`, [gone.id]))[0]!.o });
    await digests.query(`update professional set left_on = $2 where id = $1`, [gone.id, day]);
    const organisationId = (await digests.query<{ o: string }>(`select organisation_id as o from professional where id = $1`, [away.id]))[0]!.o;
    const household = await digests.builders.household();
    const leadId = await digests.builders.lead(household, { id: away.id, organisationId });
    await digests.builders.deputy(household, leadId, await digests.builders.professional(), addDays(day, -3), addDays(day, 3));
    const people = [usual, daily, never, gone, away, nothing, administrator];
    await digests.run(day, '06:59');
    expect(digests.gotBy(people)).toEqual([0, 0, 0, 0, 0, 0, 0]);
    await digests.run(day, '07:00');
    expect(digests.gotBy(people)).toEqual([1, 1, 0, 0, 0, 0, 0]);
    expect(await digests.stateOf(nothing, day)).toBe('nothing');
    await digests.run(day, '08:00');
    for (const later of [1, 4, 5]) await digests.run(addDays(day, later));
    expect(digests.gotBy(people)).toEqual([1, 3, 0, 0, 0, 0, 0]);
    expect(digests.box.for(daily.email)[1]!.text).toContain('Je krijgt deze mail op werkdagen');
  });

  it('is chosen by each for themselves; where there is no mail server that is said', async () => {
    const [one, other] = [await digests.builders.professional(), await digests.builders.professional()];
    const client = await digests.test.as(one.id);
    expect((await client.get('/digest').expect(200)).body).toEqual({ possible: true, rhythm: 'mondays', address: one.email });
    expect((await client.put('/digest').send({ rhythm: 'never' }).expect(200)).body).toMatchObject({ rhythm: 'never' });
    expect((await client.put('/digest').send({ rhythm: 'working_days' }).expect(200)).body).toMatchObject({ rhythm: 'working_days' });
    expect((await client.put('/digest').send({ rhythm: 'hourly' }).expect(400)).body).toMatchObject({ code: 'input.invalid' });
    expect((await (await digests.test.as(other.id)).get('/digest').expect(200)).body).toMatchObject({ rhythm: 'mondays' });
    const without = new DigestChoicesService(digests.test.work, readConfig({}));
    expect(await digests.test.work.run(null, () => without.read(one.id))).toMatchObject({ possible: false, rhythm: 'working_days' });
  });
});

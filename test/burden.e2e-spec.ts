import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Burden, SubjectBurden } from '../server/contract/burden.js';
import type { VisitStatus } from '../server/contract/overlap-codes.js';
import { mondayOf } from '../server/burden/burden-rules.js';
import { addDays, instantAt, type Day } from '../server/shared/day.js';
import { newId } from '../server/shared/identifier.js';
import { startApp, type TestApp } from './support/app.js';
import { Builders, type Setting } from './support/builders.js';

type Professional = Setting['partner'];

describe('the burden on a household', () => {
  let test: TestApp;
  let builders: Builders;
  let thisWeek: Day;

  beforeAll(async () => {
    test = await startApp();
    builders = new Builders(test, test.clock.today());
    thisWeek = mondayOf(builders.today);
  });
  afterAll(() => test.close());

  const query = (sql: string, values: unknown[]): Promise<unknown> => test.work.run(null, () => test.work.manager.query(sql, values));
  /** A visit of an hour at ten o'clock. */
  const visited = async (householdId: string, day: Day, memberIds: string[], who: Professional[], status: VisitStatus = 'held'): Promise<void> => {
    const [id, startsAt] = [newId(), instantAt(day, '10:00')];
    await query(
      `insert into visit (household_id, id, starts_at, ends_at, kind, status, domains, recorded_by) values ($1, $2, $3, $4, 'regular', $5, '{finances}', $6)`,
      [householdId, id, new Date(startsAt), new Date(startsAt + 3_600_000), status, who[0]!.id],
    );
    for (const memberId of memberIds) await query(`insert into visit_member (household_id, visit_id, member_id) values ($1, $2, $3)`, [householdId, id, memberId]);
    for (const each of who) await query(`insert into visit_professional (household_id, visit_id, professional_id, organisation_id) values ($1, $2, $3, $4)`, [householdId, id, each.id, each.organisationId]);
  };
  const burdenFor = async (professionalId: string, householdId: string): Promise<Burden> => (await (await test.as(professionalId)).get(`/households/${householdId}/burden`).expect(200)).body as Burden;
  const aWeek = (sum: SubjectBurden['now']) => sum && [sum.weeks, sum.visits / sum.weeks, sum.helpers / sum.weeks, sum.organisations / sum.weeks, sum.minutes / sum.weeks];

  it('is counted by week, for the household and for each member, with the start of direction marked', async () => {
    const householdId = await builders.household({ openedOn: addDays(builders.today, -200) });
    const [ron, mirella] = [await builders.member(householdId, 'Ron de Graaf'), await builders.member(householdId, 'Mirella Pinas')];
    const [lead, one, other] = [await builders.professional({ roles: ['case_director'] }), await builders.professional(), await builders.professional()];
    const began = addDays(thisWeek, -28);
    // Four weeks in which two come on their own, each twice; since somebody leads they come together, once.
    for (const week of [-8, -7, -6, -5]) {
      const monday = addDays(thisWeek, 7 * week);
      for (const [day, who] of [[0, one], [1, other], [3, one], [4, other]] as const) await visited(householdId, addDays(monday, day), [ron], [who]);
    }
    for (const week of [-4, -3, -2, -1]) await visited(householdId, addDays(thisWeek, 7 * week + 2), [ron, mirella], [one, other]);
    await visited(householdId, addDays(thisWeek, -3), [mirella], [one], 'cancelled');
    await visited(householdId, addDays(thisWeek, 14), [mirella], [one], 'planned');
    await builders.lead(householdId, lead, began);
    const decided = addDays(thisWeek, -14);
    const breakthrough = (outcome: string): Promise<unknown> =>
      query(
        `insert into breakthrough (household_id, id, state, knot, proposal, decision, outcome, decided_on, review_on, started_on, recorded_by)
         values ($1, $2, $3, 'x', 'y', 'z', $4, $5, $5, $5, $6)`,
        [householdId, newId(), outcome === 'refused' ? 'closed' : 'decided', outcome, decided, lead.id],
      );
    await breakthrough('accepted');
    await breakthrough('refused');

    const burden = await burdenFor(lead.id, householdId);
    expect(burden.direction).toEqual({ standing: 'told', day: began, weeks: 4 });
    expect(burden.marks).toEqual([{ day: began, kind: 'direction_started' }, { day: decided, kind: 'breakthrough' }]);
    expect(burden.measuredFrom).toBe(addDays(thisWeek, -56));
    // From the first visit to the last one that is planned, with the empty weeks in between.
    expect(burden.household.weeks.map(({ visits }) => visits)).toEqual([4, 4, 4, 4, 1, 1, 1, 1, 0, 0, 1]);
    expect([burden.household.before, burden.household.since, burden.household.now].map(aWeek)).toEqual([[4, 4, 2, 2, 240], [4, 1, 2, 2, 60], [4, 1, 2, 2, 60]]);
    const [first, second] = burden.members;
    expect([first!.name, second!.name]).toEqual(['Ron de Graaf', 'Mirella Pinas']);
    expect([first!.before, second!.before].map(aWeek)).toEqual([[4, 4, 2, 2, 240], [4, 0, 0, 0, 0]]);
    expect(second!.weeks.at(-1)).toEqual({ monday: addDays(thisWeek, 14), visits: 1, helpers: 1, organisations: 1, minutes: 60 });
  });

  it('says why it cannot compare, and not of a member who was not there', async () => {
    const householdId = await builders.household();
    const ron = await builders.member(householdId);
    const lead = await builders.professional({ roles: ['case_director'] });
    await builders.involve(householdId, lead);
    const nothing = await burdenFor(lead.id, householdId);
    expect(nothing).toMatchObject({ measuredFrom: null, household: { weeks: [], now: null, before: null, since: null }, marks: [], direction: { standing: 'never_led', day: null } });
    for (const week of [-7, -1]) await visited(householdId, addDays(thisWeek, 7 * week), [ron], [lead]);
    const leadId = await builders.lead(householdId, lead, addDays(thisWeek, -14));
    expect((await burdenFor(lead.id, householdId)).direction).toEqual({ standing: 'little_since', day: addDays(thisWeek, -14), weeks: 2 });
    await query(`update lead set starts_on = $2 where id = $1`, [leadId, addDays(thisWeek, -28)]);
    await query(`update member set starts_on = $2 where id = $1`, [ron, addDays(thisWeek, -30)]);
    const burden = await burdenFor(lead.id, householdId);
    expect(burden.direction).toMatchObject({ standing: 'told', weeks: 3 });
    expect([burden.household.before, burden.members[0]!.before].map(aWeek)).toEqual([[3, 1 / 3, 1 / 3, 1 / 3, 20], null]);
  });

  it('counts a confidential service for everyone alike, and says of nobody who comes', async () => {
    const setting = await builders.setting();
    const clinic = await builders.professional({ sensitive: true, kind: 'addiction_care' });
    await builders.involve(setting.householdId, clinic, ['substance_use']);
    await visited(setting.householdId, addDays(thisWeek, -7), [setting.memberId], [clinic]);
    await visited(setting.householdId, addDays(thisWeek, -6), [setting.memberId], [setting.partner]);
    const answers = await Promise.all([setting.director, setting.partner, clinic].map(({ id }) => burdenFor(id, setting.householdId)));
    expect(answers[0]!.household.weeks[0]).toMatchObject({ visits: 2, helpers: 2, organisations: 2 });
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
    const text = JSON.stringify(answers);
    for (const { id, organisationId, name } of [clinic, setting.partner]) expect([id, organisationId, name].filter((secret) => text.includes(secret))).toEqual([]);
  });

  it('is bounded in time: a visit of long ago is not read, and says only that visits are known since then', async () => {
    const setting = await builders.setting();
    await visited(setting.householdId, addDays(thisWeek, -7 * 60), [setting.memberId], [setting.partner]);
    const burden = await burdenFor(setting.director.id, setting.householdId);
    expect(burden.measuredFrom).toBe(addDays(thisWeek, -7 * 52));
    expect(burden.household.weeks).toHaveLength(53);
    expect(burden.household.weeks.some(({ visits }) => visits > 0)).toBe(false);
  });

  it('is of those who have a ground in the household', async () => {
    const setting = await builders.setting();
    const stranger = await test.as((await builders.professional()).id);
    await stranger.get(`${setting.at}/burden`).expect(404);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { HouseholdCalendar, OwnVisits } from '../server/contract/calendar.js';
import type { VisitOutcome } from '../server/contract/visits.js';
import { addDays, instantAt, type Day } from '../server/shared/day.js';
import { startApp, type TestApp } from './support/app.js';
import { Builders, type Setting } from './support/builders.js';

describe('the calendar', () => {
  let test: TestApp;
  let builders: Builders;
  let today: Day;

  beforeAll(async () => {
    test = await startApp();
    today = test.clock.today();
    builders = new Builders(test, today);
  });
  afterAll(() => test.close());

  const at = (day: Day, time: string): string => new Date(instantAt(day, time)).toISOString();
  const record = async (setting: Setting, by: string, professionalIds: string[], day: Day, [from, until] = ['10:00', '11:00']): Promise<VisitOutcome> => {
    const visit = { startsAt: at(day, from!), endsAt: at(day, until!), kind: 'regular', status: 'planned', memberIds: [setting.memberId], professionalIds, domains: ['finances'] };
    return (await (await test.as(by)).post(`${setting.at}/visits`).send(visit).expect(201)).body as VisitOutcome;
  };
  const ownOf = async (professionalId: string, from: Day, until: Day): Promise<OwnVisits> => (await (await test.as(professionalId)).get('/own-visits').query({ from, until }).expect(200)).body as OwnVisits;

  it('of oneself shows one’s own visits in all households, with whom they double up, and no others', async () => {
    const [one, two] = [await builders.setting(), await builders.setting()];
    await builders.involve(two.householdId, one.partner);
    const other = await builders.professional();
    await builders.involve(one.householdId, other);
    const day = addDays(today, 3);
    const first = await record(one, one.partner.id, [one.partner.id], day);
    const second = await record(two, two.director.id, [one.partner.id, two.director.id], addDays(day, 1));
    const others = await record(one, other.id, [other.id], day, ['10:30', '11:30']);
    const own = await ownOf(one.partner.id, today, addDays(today, 7));
    expect(own.today).toBe(today);
    expect(own.households.map(({ id, visits }) => [id, visits.map((visit) => visit.id)]).sort()).toEqual([[one.householdId, [first.visit.id]], [two.householdId, [second.visit.id]]].sort());
    const here = own.households.find(({ id }) => id === one.householdId)!;
    expect(here.members).toEqual([{ id: one.memberId, name: 'Sam de Bruin' }]);
    expect(here.visits[0]!.mayChange).toBe(true);
    expect(here.overlaps.map(({ code }) => code)).toEqual(['clash', 'same_day', 'same_topic']);
    expect(here.overlaps[0]!.visitIds).toContain(others.visit.id);
    // A week later there is nothing, and who comes nowhere has nothing.
    expect((await ownOf(one.partner.id, addDays(today, 7), addDays(today, 14))).households).toEqual([]);
    expect((await ownOf(two.partner.id, today, addDays(today, 7))).households).toEqual([]);
  });

  it('of oneself names a household only while one has a ground there', async () => {
    const setting = await builders.setting();
    await record(setting, setting.partner.id, [setting.partner.id], addDays(today, 2));
    const week = [today, addDays(today, 7)] as const;
    expect((await ownOf(setting.partner.id, ...week)).households).toHaveLength(1);
    await test.work.run(null, () => test.work.manager.query(`update involvement set ends_on = $2, end_reason = 'handed_over' where id = $1`, [setting.involvementId, today]));
    expect((await ownOf(setting.partner.id, ...week)).households).toEqual([]);
  });

  it('of oneself hides a confidential service that comes along, but from whoever directs there', async () => {
    const setting = await builders.setting();
    const clinic = await builders.professional({ sensitive: true, kind: 'addiction_care' });
    await builders.involve(setting.householdId, clinic, ['substance_use']);
    await record(setting, setting.director.id, [setting.partner.id, clinic.id, setting.director.id], addDays(today, 2));
    const week = [today, addDays(today, 7)] as const;
    const seenBy = async (id: string): Promise<string> => JSON.stringify(await ownOf(id, ...week));
    const secrets = [clinic.id, clinic.organisationId, clinic.name];
    const partnerSees = await seenBy(setting.partner.id);
    expect(secrets.filter((secret) => partnerSees.includes(secret))).toEqual([]);
    const { households } = await ownOf(setting.partner.id, ...week);
    expect(households[0]!.visits[0]!.professionals.filter(({ confidential }) => confidential)).toEqual([{ professionalId: null, name: null, organisationId: null, organisationName: null, confidential: true }]);
    for (const id of [setting.director.id, clinic.id]) expect(await seenBy(id)).toContain(clinic.name);
  });

  it('of oneself takes at most six weeks, and goes by the days of the Netherlands also where the clock changes', async () => {
    const setting = await builders.setting();
    const partner = await test.as(setting.partner.id);
    for (const days of [0, 43]) {
      const refused = await partner.get('/own-visits').query({ from: today, until: addDays(today, days) }).expect(400);
      expect(refused.body).toMatchObject({ code: 'input.invalid', fields: [{ field: 'until' }] });
    }
    // The Sundays on which summer time begins and ends, and the minute before and after their weeks.
    for (const monday of ['2026-03-23', '2026-10-19']) {
      const made: string[] = [];
      for (const [day, from, until] of [[addDays(monday, -1), '22:30', '23:30'], [monday, '00:00', '00:30'], [addDays(monday, 6), '23:00', '23:59'], [addDays(monday, 7), '00:00', '00:30']] as const) {
        const period = { startsAt: at(day, from), endsAt: at(day, until) };
        const outcome = await (await test.as(setting.director.id)).post(`${setting.at}/visits`).send({ ...period, kind: 'regular', status: 'refused', memberIds: [setting.memberId], professionalIds: [setting.director.id], domains: ['finances'] });
        made.push((outcome.body as VisitOutcome).visit.id);
      }
      const director = await test.as(setting.director.id);
      const own = await ownOf(setting.director.id, monday, addDays(monday, 7));
      expect(own.households[0]!.visits.map(({ id }) => id)).toEqual(made.slice(1, 3));
      const listed = await director.get(`${setting.at}/visits`).query({ from: monday, until: addDays(monday, 7) }).expect(200);
      expect((listed.body as { id: string }[]).map(({ id }) => id)).toEqual(made.slice(1, 3));
    }
  });

  it('of a household has the visits of its days with their overlaps, and refuses days that are none', async () => {
    const setting = await builders.setting();
    const day = addDays(today, 50);
    for (const from of ['10:00', '10:30']) await record(setting, setting.director.id, [from === '10:00' ? setting.partner.id : setting.director.id], day, [from, '11:15']);
    const director = await test.as(setting.director.id);
    const calendar = async (from: Day, until: Day): Promise<HouseholdCalendar> => (await director.get(`${setting.at}/calendar`).query({ from, until }).expect(200)).body as HouseholdCalendar;
    const { visits, overlaps } = await calendar(day, addDays(day, 1));
    expect(overlaps.map(({ code }) => code)).toEqual(['clash', 'same_day', 'same_topic']);
    expect(visits.map(({ id }) => id)).toEqual(overlaps[0]!.visitIds);
    expect(await calendar(addDays(day, 1), addDays(day, 8))).toEqual({ visits: [], overlaps: [] });
    for (const asked of [{ from: day }, { until: day }, { from: day, until: day }, { from: day, until: addDays(day, 43) }]) await director.get(`${setting.at}/calendar`).query(asked).expect(400);
    await (await test.as((await builders.professional()).id)).get(`${setting.at}/calendar`).query({ from: day, until: addDays(day, 7) }).expect(404);
  });
});

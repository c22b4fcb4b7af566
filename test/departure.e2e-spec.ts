import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { ColleagueView } from '../server/contract/administration.js';
import type { HouseholdPicture } from '../server/contract/households.js';
import type { LeadHistory } from '../server/contract/leads.js';
import type { NoticeList } from '../server/contract/notices.js';
import type { PauseList } from '../server/contract/pauses.js';
import type { VisitQuestionView } from '../server/contract/visit-questions.js';
import { beginning } from '../server/database/acting.js';
import { HandingOver } from '../server/handing-over/handing-over.js';
import { LeftQuestions } from '../server/handing-over/left-questions.js';
import { NoticesService } from '../server/notices/notices.service.js';
import { addDays } from '../server/shared/day.js';
import { newId } from '../server/shared/identifier.js';
import { codeOf, ifMatch, startApp, type TestApp } from './support/app.js';
import { Builders } from './support/builders.js';
import { applicationUrlOf } from './support/database.js';
import { decide, ending, handingOver, Leavers, overview, pictureOf, type Person } from './support/leavers.js';

describe('leaving', () => {
  let test: TestApp;
  let builders: Builders;
  let leavers: Leavers;
  let today: string;
  beforeAll(async () => {
    test = await startApp();
    today = test.clock.today();
    builders = new Builders(test, today);
    leavers = new Leavers(test, builders);
  });
  afterAll(() => test.close());

  it('shows what somebody still has, in numbers, and nothing of who lives in the households', async () => {
    const { admin, leaver, nadia } = await leavers.staff();
    const place = await leavers.placeOf(leaver);
    await leavers.action(place, leaver);
    await leavers.action(place, leaver, leaver);
    await leavers.visit(place, 3, '10:00', leaver);
    await leavers.visit(place, 20, '10:00', leaver);
    await leavers.placeOf(leaver);
    const led = await builders.household();
    await builders.lead(led, leaver);
    const { parts, ...rest } = await overview(admin, leaver);
    const numbers = parts.map(({ involved, leads, openActions, plannedVisits, nobodyElse }) => [involved, leads, openActions, plannedVisits, nobodyElse]);
    expect(numbers).toHaveLength(3);
    for (const expected of [[true, false, 2, 2, 4], [true, false, 0, 0, 0], [false, true, 0, 0, 0]]) expect(numbers).toContainEqual(expected);
    expect(rest).toEqual({ leavesOn: null, carriedOut: false, successors: [{ id: nadia.id, name: nadia.name, function: 'hulpverlener' }], version: 1 });
    const told = JSON.stringify({ parts, rest });
    for (const secret of [place.householdId, led, place.memberId, 'Bellen', 'Huishouden', 'Sam de Bruin']) expect(told).not.toContain(secret);
    const later = await overview(admin, leaver, addDays(today, 10));
    expect(later.parts.map(({ plannedVisits }) => plannedVisits).sort()).toEqual([0, 0, 1]);
  });

  it('today hands everything over at once, and ends the person\'s sessions', async () => {
    const { admin, leaver, nadia } = await leavers.staff();
    const place = await leavers.placeOf(leaver);
    const open = await leavers.action(place, leaver);
    const planned = await leavers.visit(place, 3, '10:00', leaver);
    const past = await leavers.visit(place, -3, '10:00', leaver);
    const [leaving, following] = [await test.as(leaver.id), await test.as(nadia.id)];
    await pictureOf(leaving, place);
    await following.get(place.at).expect(404);

    const done = await decide(admin, leaver, 1, today, handingOver(await overview(admin, leaver), nadia)).expect(200);
    expect(done.body).toMatchObject({ leavesOn: today, carriedOut: true, parts: [] });
    await leaving.get('/session').expect(401);
    const sessions = await test.work.run(null, () => test.work.manager.query('select 1 from session where professional_id = $1', [leaver.id]));
    expect(sessions).toEqual([]);

    const picture = await pictureOf(following, place);
    expect(picture.team.find(({ professionalId }) => professionalId === leaver.id)).toMatchObject({ until: today, endReason: 'handed_over' });
    expect(picture.team.find(({ professionalId }) => professionalId === nadia.id)).toMatchObject({ domains: ['finances', 'housing'], since: today, until: null });
    expect(picture.plan.goals[0]!.actions.find(({ id }) => id === open.id)).toMatchObject({ owners: [{ kind: 'professional', id: nadia.id }], version: 2 });
    const visits = new Map(picture.visits.map((each) => [each.id, each]));
    expect(visits.get(planned.id)).toMatchObject({ professionals: [{ professionalId: nadia.id }], version: 2 });
    expect(visits.get(past.id)).toMatchObject({ professionals: [{ professionalId: leaver.id }], version: 1 });
    expect(((await admin.get(`/colleagues/${leaver.id}`)).body as ColleagueView)).toMatchObject({ state: 'left', leftOn: today, unfinished: false, version: 2 });
    expect(codeOf(await admin.patch(`/colleagues/${leaver.id}`).set(...ifMatch(2)).send({ name: 'X' }).expect(409))).toBe('colleague.left');
  });

  it('widens the part of a colleague who is there already, and leaves nothing twice', async () => {
    const { admin, leaver, nadia } = await leavers.staff();
    const place = await leavers.placeOf(leaver);
    await builders.involve(place.householdId, nadia, ['justice', 'housing']);
    const shared = await leavers.action(place, leaver, nadia);
    const joint = await leavers.visit(place, 2, '10:00', leaver, nadia);
    const { parts } = await overview(admin, leaver);
    expect(parts).toMatchObject([{ openActions: 1, plannedVisits: 1, nobodyElse: 0 }]);
    await decide(admin, leaver, 1, today, handingOver(await overview(admin, leaver), nadia)).expect(200);
    const picture = await pictureOf(place.director, place);
    expect(picture.team.filter(({ professionalId }) => professionalId === nadia.id)).toMatchObject([{ domains: ['justice', 'housing', 'finances'], until: null }]);
    expect(picture.plan.goals[0]!.actions.find(({ id }) => id === shared.id)!.owners).toMatchObject([{ id: nadia.id }]);
    expect(picture.visits.find(({ id }) => id === joint.id)!.professionals).toMatchObject([{ professionalId: nadia.id }]);
  });

  it('derives anew what doubles up where a visit changes hands', async () => {
    const { admin, leaver, nadia } = await leavers.staff();
    const place = await leavers.placeOf(leaver);
    await builders.involve(place.householdId, nadia);
    const third = await builders.professional();
    await builders.involve(place.householdId, third);
    await leavers.visit(place, 2, '10:00', leaver);
    await leavers.visit(place, 2, '10:30', third);
    await leavers.visit(place, 2, '14:00', nadia);
    const professionals = async (): Promise<number[]> => (await pictureOf(place.director, place)).overlaps.filter((each) => each.code === 'same_day').map((each) => each.professionals);
    expect(await professionals()).toEqual([3]);
    await decide(admin, leaver, 1, today, handingOver(await overview(admin, leaver), nadia)).expect(200);
    expect(await professionals()).toEqual([2]);
  });

  it('passes what waits for an answer to the successor, who is told; a question twice to nobody', async () => {
    const { admin, leaver, nadia } = await leavers.staff();
    const place = await leavers.placeOf(leaver);
    const { director, at } = place;
    const pause = (await director.post(`${at}/pauses`).send({ subject: 'eviction', what: 'De ontruiming', domain: 'housing', until: addDays(today, 30), askedId: leaver.id }).expect(201)).body as PauseList;
    const consulted = (await director.post(`${at}/visit-questions`).send({ kind: 'consult', recipientIds: [leaver.id], question: 'Is dinsdag handig?' }).expect(201)).body as VisitQuestionView[];
    await (await test.as(leaver.id)).post(`${at}/visit-questions`).send({ kind: 'consult', recipientIds: [(await director.get('/session').expect(200)).body.professionalId as string], question: 'Wie gaat er mee?' }).expect(201);
    const before = await overview(admin, leaver);
    expect(before.parts).toMatchObject([{ waitingQuestions: 2 }]);
    await decide(admin, leaver, 1, today, handingOver(before, nadia)).expect(200);

    const following = await test.as(nadia.id);
    expect((await following.get('/asked-pauses').expect(200)).body).toMatchObject({ pauses: [{ id: pause.pauses[0]!.id }] });
    const questions = (await following.get(`${at}/visit-questions`).expect(200)).body as VisitQuestionView[];
    expect(questions.map(({ question, own, waits }) => [question, own, waits]).sort()).toEqual([['Is dinsdag handig?', false, true], ['Wie gaat er mee?', true, false]]);
    const told = ((await following.get('/notices').expect(200)).body as NoticeList).notices;
    expect(told.map(({ kind, householdId }) => [kind, householdId])).toEqual([['question_passed', place.householdId], ['question_passed', place.householdId]]);
    await following.post(`${at}/visit-questions/${consulted[0]!.id}/answer`).send({ answer: 'Ja.' }).expect(201);
    await following.post(`${at}/pauses/${pause.pauses[0]!.id}/answer`).send({ answer: 'granted' }).expect(201);
  });

  it('tells who asked and who directs where nobody follows, once: also of somebody whose part just ended', async () => {
    const { leaver } = await leavers.staff();
    const place = await leavers.placeOf(leaver);
    const { at, householdId } = place;
    const colleague = await builders.professional();
    await builders.involve(householdId, colleague, ['housing']);
    const director = await test.as(colleague.id);
    const { pauses } = (await director.post(`${at}/pauses`).send({ subject: 'eviction', what: 'De ontruiming', domain: 'housing', until: addDays(today, 30), askedId: leaver.id }).expect(201)).body as PauseList;
    await director.post(`${at}/visit-questions`).send({ kind: 'consult', recipientIds: [leaver.id], question: 'Is dinsdag handig?' }).expect(201);
    const leftQuestions = new LeftQuestions(test.work, test.clock, new HandingOver(test.work, test.clock, new NoticesService(test.work, test.clock)));
    const noted = async (): Promise<string[]> => ((await place.director.get('/notices').expect(200)).body as NoticeList).notices.map(({ kind }) => kind);
    await leftQuestions.passOn();
    expect(await noted()).toEqual([]);

    const picture = await pictureOf(place.director, place);
    const { id, version } = picture.team.find(({ professionalId }) => professionalId === leaver.id)!;
    await place.director.patch(`${at}/involvements/${id}`).set(...ifMatch(version)).send({ until: today, endReason: 'not_needed' }).expect(200);
    await leftQuestions.passOn();
    await leftQuestions.passOn();
    expect(await noted()).toEqual(['question_left', 'question_left']);
    const asker = ((await director.get('/notices').expect(200)).body as NoticeList).notices.filter(({ kind }) => kind === 'question_left');
    expect(asker).toHaveLength(2);
    expect(((await director.get(`${at}/visit-questions`).expect(200)).body as VisitQuestionView[])[0]).toMatchObject({ state: 'withdrawn' });
    // Who directs answers the request for a pause in their place.
    await place.director.post(`${at}/pauses/${pauses[0]!.id}/answer`).send({ answer: 'granted' }).expect(201);
  });

  it('ends a lead with its reason, and the gap is shown', async () => {
    const { admin, colleague, nadia } = await leavers.staff();
    const leaver = await colleague(['case_director']);
    const householdId = await builders.household();
    await builders.lead(householdId, leaver, addDays(today, -20));
    const ahead = await builders.household();
    await builders.lead(ahead, leaver, addDays(today, 5));
    await builders.involve(householdId, nadia);
    const done = await decide(admin, leaver, 1, today, ending(await overview(admin, leaver))).expect(200);
    expect(done.body).toMatchObject({ carriedOut: true });
    const history = (await (await test.as(nadia.id)).get(`/households/${householdId}/leads`).expect(200)).body as LeadHistory;
    expect(history).toMatchObject({ leads: [{ until: today, endReason: 'Werkt niet meer bij deze organisatie.' }], activeLeadId: null });
    expect(history.gaps.at(-1)).toMatchObject({ from: today, until: null });
    const [calledOff] = await test.work.run(null, () => test.work.manager.query<{ off: boolean }[]>('select starts_on = ends_on as off from lead where household_id = $1', [ahead]));
    expect(calledOff).toEqual({ off: true });
  });

  it('ends an involvement with the reason that was chosen, and takes the person off what they shared', async () => {
    const { admin, leaver } = await leavers.staff();
    const place = await leavers.placeOf(leaver);
    const other = await builders.professional();
    await builders.involve(place.householdId, other);
    const shared = await leavers.action(place, leaver, other);
    await decide(admin, leaver, 1, today, ending(await overview(admin, leaver))).expect(200);
    const picture = await pictureOf(place.director, place);
    expect(picture.team.find(({ professionalId }) => professionalId === leaver.id)).toMatchObject({ until: today, endReason: 'not_needed' });
    expect(picture.plan.goals[0]!.actions.find(({ id }) => id === shared.id)!.owners).toMatchObject([{ id: other.id }]);
  });

  it('is refused where something is undecided, or would be left with nobody', async () => {
    const { admin, leaver, nadia, colleague } = await leavers.staff();
    const place = await leavers.placeOf(leaver);
    await leavers.action(place, leaver);
    await leavers.placeOf(leaver);
    const view = await overview(admin, leaver);
    const attempt = async (parts: object[], day = today): Promise<unknown> => codeOf(await decide(admin, leaver, 1, day, parts).expect(409));
    expect(await attempt([])).toBe('departure.undecided');
    expect(await attempt(handingOver(view, nadia).slice(1))).toBe('departure.undecided');
    expect(await attempt(view.parts.map(({ reference }) => ({ reference })))).toBe('departure.undecided');
    expect(await attempt(ending(view))).toBe('departure.nobody-left');
    expect(await attempt(handingOver(view, nadia), addDays(today, -1))).toBe('departure.in-past');
    const unable = [leaver, await builders.professional(), await colleague(['administrator']), await colleague(['privacy_officer'])];
    for (const successor of unable) expect(await attempt(handingOver(view, successor))).toBe('departure.unknown-successor');
    await decide(admin, leaver, 1, today, [{ reference: 'x', endReason: 'handed_over' }]).expect(400);
    await decide(admin, leaver, 7, today, handingOver(view, nadia)).expect(412);
    await admin.put(`/colleagues/${leaver.id}/departure`).send({ leavesOn: today, parts: [] }).expect(428);
    // Nothing of all that was done by halves.
    expect((await admin.get(`/colleagues/${leaver.id}`)).body).toMatchObject({ state: 'active', version: 1 });
    expect((await overview(admin, leaver)).parts).toEqual(view.parts);
  });

  it('gives no administrator access to a household by handing it to themselves', async () => {
    const both = await builders.professional({ roles: ['administrator', 'case_director'] });
    const leaver = await builders.professional({ organisationId: both.organisationId });
    await leavers.placeOf(leaver);
    const admin = await test.as(both.id);
    const view = await overview(admin, leaver);
    expect(view.successors).toEqual([]);
    expect(codeOf(await decide(admin, leaver, 1, today, handingOver(view, both)).expect(409))).toBe('departure.unknown-successor');
  });

  it('of somebody of another organisation is not there', async () => {
    const { admin, nadia } = await leavers.staff();
    const stranger = await builders.professional();
    for (const id of [stranger.id, newId()]) {
      await admin.get(`/colleagues/${id}/departure`).expect(404);
      await admin.put(`/colleagues/${id}/departure`).set(...ifMatch(1)).send({ leavesOn: today, parts: [] }).expect(404);
      await admin.delete(`/colleagues/${id}/departure`).set(...ifMatch(1)).expect(404);
    }
    await admin.delete(`/colleagues/${nadia.id}/departure`).set(...ifMatch(1)).expect(404);
    await (await test.as(nadia.id)).get(`/colleagues/${nadia.id}/departure`).expect(403);
  });

  it('opens the wall for the households of who leaves, to their own administrator alone', async () => {
    const { leaver, nadia, colleague } = await leavers.staff();
    const place = await leavers.placeOf(leaver);
    await leavers.placeOf(nadia);
    const administrator = await colleague(['administrator']);
    const former = await colleague(['administrator']);
    await test.work.run(null, () => test.work.manager.query('update professional set left_on = $2 where id = $1', [former.id, today]));
    const stranger = await builders.professional({ roles: ['administrator'] });
    const bare = new pg.Client({ connectionString: applicationUrlOf(test.databaseUrl), options: '-c app.actor=' });
    await bare.connect();
    const seenBy = async ({ id: professionalId }: Person): Promise<string[]> => {
      await bare.query(beginning({ professionalId, householdId: null, activity: 'departure:decide', traceId: newId(), today }));
      await bare.query('select app_settle_departure($1)', [leaver.id]);
      const { rows } = await bare.query<{ id: string }>('select id from household');
      await bare.query('rollback');
      return rows.map(({ id }) => id);
    };
    expect(await seenBy(administrator)).toEqual([place.householdId]);
    for (const other of [stranger, former, nadia]) expect(await seenBy(other)).toEqual([]);
    await bare.end();
  });

  it('is known where they lead as soon as it is decided: until when, and that nobody leads after it; and no more once it is called off', async () => {
    const { admin, leaver } = await leavers.staff();
    const household = await builders.household({ openedOn: addDays(today, -30) });
    await builders.lead(household, leaver, addDays(today, -30));
    const leaves = addDays(today, 5);
    const known = async (): Promise<unknown[]> => {
      const { leads } = (await (await test.as(leaver.id)).get(`/households/${household}`).expect(200)).body as HouseholdPicture;
      const signals = await test.work.run(null, () => test.work.manager.query<{ from: string }[]>(`select (holds_from at time zone 'Europe/Amsterdam')::date::text as from from signal where household_id = $1 and code = 'no_active_lead' and holds_from > now()`, [household]));
      return [leads.map(({ until }) => until), signals.map(({ from }) => from)];
    };
    expect(await known()).toEqual([[null], []]);
    await decide(admin, leaver, 1, leaves, ending(await overview(admin, leaver, leaves))).expect(200);
    expect(await known()).toEqual([[leaves], [addDays(leaves, 7)]]);
    await admin.delete(`/colleagues/${leaver.id}/departure`).set(...ifMatch(2)).expect(200);
    expect(await known()).toEqual([[null], []]);
  });

  it('stands in the log of each household: that numbers were read, and what the administrator changed', async () => {
    const { leaver, nadia, colleague } = await leavers.staff();
    const place = await leavers.placeOf(leaver);
    await leavers.action(place, leaver);
    const administrator = await colleague(['administrator']);
    const admin = await test.as(administrator.id);
    await decide(admin, leaver, 1, today, handingOver(await overview(admin, leaver), nadia)).expect(200);
    const events = await test.work.run(null, () =>
      test.work.manager.query<{ kind: string; what: string; ground: string; listed: string[] | null; activity: string; basis: string | null; done: string }[]>(
        `select kind, action || ' ' || object_type as what, ground, listed, activity, legal_basis as basis, outcome as done from audit_event
         where actor_id = $1 and (household_id = $2 or $2 = any(listed)) order by id`,
        [administrator.id, place.householdId],
      ),
    );
    expect(events[0]).toEqual({ kind: 'read', what: 'R departure', ground: 'departure', listed: null, activity: 'departure:decide', basis: 'public_task', done: 'done' });
    expect(events.slice(1).map(({ what }) => what).sort()).toEqual(['C departure_decision', 'C involvement', 'U action_owner', 'U involvement']);
    expect(events.every(({ ground, activity, basis }) => ground === 'departure' && activity === 'departure:decide' && basis === 'public_task')).toBe(true);
  });
});

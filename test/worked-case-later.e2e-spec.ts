import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { HouseholdPicture } from '../server/contract/households.js';
import type { PlanVersions } from '../server/contract/plan-agreement.js';
import type { Evaluations } from '../server/contract/plan-evaluation.js';
import type { ActionView } from '../server/contract/plans.js';
import { DemoService } from '../server/demo/demo.service.js';
import type { WorkedCase } from '../server/demo/load-worked-case.js';
import { CASE_DAY, shiftTo } from '../server/demo/shifted-days.js';
import { addDays, daysBetween, type Day } from '../server/shared/day.js';
import { startApp, type Client, type TestApp } from './support/app.js';

/** The day in the worked case on which its plan was looked at for the second time. */
const LATER: Day = '2026-11-16';

interface WrittenPlan {
  actions: { code: keyof WorkedCase['actions']; due?: Day; statusOn20261116: string }[];
  evaluations: { on: Day; change: Record<keyof WorkedCase['goals'], number>; next?: Day }[];
}

/** What the demo does not show: the case went on, and this is how it stood eight weeks later. */
describe('the worked case, later', () => {
  let test: TestApp;
  let workedCase: WorkedCase;
  let written: WrittenPlan;
  const day = (of: Day): Day => shift.day(of);
  let shift: ReturnType<typeof shiftTo>;
  let at: string;
  let noor: Client;

  beforeAll(async () => {
    test = await startApp();
    workedCase = await test.asSystem((context) => context.get(DemoService).loadWorkedCase());
    written = (JSON.parse(await readFile('test/cases/de-graaf-pinas/case.json', 'utf8')) as { plan: WrittenPlan }).plan;
    shift = shiftTo(test.clock.today());
    at = `/households/${workedCase.household}`;
    const ahead = daysBetween(CASE_DAY, LATER) * 86_400_000;
    const then = new Date(Date.now() + ahead);
    test.clock.now = () => then;
    expect(test.clock.today()).toBe(day(LATER));
    noor = await test.as(workedCase.professionals.noor);
  });
  afterAll(() => test.close());

  const plan = async (): Promise<HouseholdPicture['plan']> => ((await noor.get(at).expect(200)).body as HouseholdPicture).plan;
  const actionOf = async (code: keyof WorkedCase['actions']): Promise<ActionView> =>
    (await plan()).goals.flatMap(({ actions }) => actions).find(({ id }) => id === workedCase.actions[code])!;

  it('has each member agree with the plan as it began', async () => {
    for (const memberId of Object.values(workedCase.members)) await noor.post(`${at}/plan/agreements`).send({ memberId, kind: 'agrees', givenOn: day('2026-09-24') }).expect(201);
    const { versions, changedSince } = (await noor.get(`${at}/plan/versions`).expect(200)).body as PlanVersions;
    expect([versions.length, versions[0]!.agreements.length, changedSince]).toEqual([1, 4, []]);
  });

  it('has its actions done or running, the post brought on six Fridays of seven', async () => {
    for (const { code, due, statusOn20261116 } of written.actions)
      if (statusOn20261116.startsWith('done')) await noor.post(`${at}/actions/${workedCase.actions[code]}/done`).send({ doneOn: day(due!) }).expect(201);
    const fridays = Array.from({ length: 7 }, (_, week) => addDays(day('2026-10-02'), 7 * week));
    expect(fridays.at(-1)! <= day(LATER)).toBe(true);
    for (const friday of fridays.toSpliced(3, 1)) await noor.post(`${at}/actions/${workedCase.actions.A3}/done`).send({ doneOn: friday }).expect(201);
    const told = written.actions.map(({ code, statusOn20261116 }) => [code, statusOn20261116.startsWith('done') ? 'done' : 'open']);
    const found = await Promise.all(written.actions.map(async ({ code }) => [code, (await actionOf(code)).status]));
    expect(found).toEqual(told);
    expect(await actionOf('A3')).toMatchObject({ timesDone: 6, overdue: false, lastDone: { on: fridays.at(-1), onBehalf: true } });
  });

  it('was looked at twice, goal by goal, and will be again', async () => {
    for (const { on, change, next } of written.evaluations) {
      const goals = Object.entries(change).map(([code, changed]) => ({ goalId: workedCase.goals[code as keyof WorkedCase['goals']], change: changed }));
      await noor.post(`${at}/evaluations`).send({ heldOn: day(on), goals, ...(next ? { nextOn: day(next) } : {}) }).expect(201);
    }
    const { evaluations } = (await noor.get(`${at}/evaluations`).expect(200)).body as Evaluations;
    // The first one left its next date to the rhythm of the case: five weeks.
    expect(evaluations.map(({ heldOn, nextOn }) => [heldOn, nextOn])).toEqual([[day('2026-10-12'), day(LATER)], [day(LATER), day('2026-12-14')]]);
    const codeOf = new Map(Object.entries(workedCase.goals).map(([code, id]) => [id, code]));
    expect(evaluations.map(({ goals }) => Object.fromEntries(goals.map(({ goalId, change }) => [codeOf.get(goalId), change])))).toEqual(written.evaluations.map(({ change }) => change));
    expect((await plan()).nextEvaluationOn).toBe(day('2026-12-14'));
  });
});

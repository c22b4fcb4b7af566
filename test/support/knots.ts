import { expect } from '@jest/globals';
import type { BreakthroughView } from '../../server/contract/breakthroughs.js';
import type { Created } from '../../server/contract/households.js';
import { addDays } from '../../server/shared/day.js';
import { ifMatch, type Client, type TestApp } from './app.js';
import type { Builders, Setting } from './builders.js';

export interface Knotted extends Setting {
  client: Client;
  housing: string;
  blockageId: string;
  goalId: string;
  path: string;
  breakthrough: BreakthroughView;
}

export type PlannedTable = Knotted & { deciderId: string };

export const viewOf = (answer: { body: unknown }): BreakthroughView => answer.body as BreakthroughView;

/** Breakthroughs, as far as a test needs them. */
export class Knots {
  constructor(
    private readonly test: TestApp,
    private readonly builders: Builders,
  ) {}

  /** A director with a breakthrough about one blockage: the clinic waits for housing, which a corporation must bring. */
  async knotted(): Promise<Knotted> {
    const { builders } = this;
    const setting = await builders.setting();
    const { at, householdId } = setting;
    const client = await this.test.as(setting.director.id);
    const housing = await builders.organisation({ kind: 'housing_corporation' });
    const condition = async (label: string, domain: string, organisationId: string): Promise<string> =>
      ((await client.post(`${at}/conditions`).send({ label, domain, organisationId }).expect(201)).body as Created).id;
    const waiting = await condition('de opname', 'substance_use', await builders.organisation({ sensitive: true }));
    const awaited = await condition('huisvesting', 'housing', housing);
    const blockageId = ((await client.post(`${at}/blockages`).send({ waiting: { kind: 'condition', id: waiting }, awaited: { kind: 'condition', id: awaited } }).expect(201)).body as Created).id;
    const goalId = await builders.goal(householdId);
    const breakthrough = viewOf(await client.post(`${at}/breakthroughs`).send({ knot: 'Iedereen wacht op elkaar.', blockageIds: [blockageId] }).expect(201));
    return { ...setting, client, housing, blockageId, goalId, path: `${at}/breakthroughs/${breakthrough.id}`, breakthrough };
  }

  /** With somebody of the corporation who may decide, a proposal, and a table next week. */
  async planned(): Promise<PlannedTable> {
    const knot = await this.knotted();
    const { client, path, housing } = knot;
    const invited = viewOf(await client.post(`${path}/invitees`).send({ organisationId: housing, function: 'manager wonen', decides: true }).expect(201));
    const changed = viewOf(await client.patch(path).set(...ifMatch(invited.version)).send({ proposal: 'De corporatie stelt de ontruiming zes maanden uit.' }).expect(200));
    const breakthrough = viewOf(await client.post(`${path}/planning`).send({ tableOn: this.builders.today, tableAt: '13:30', place: 'Stadhuis' }).expect(201));
    expect([changed.state, breakthrough.state]).toEqual(['preparing', 'planned']);
    return { ...knot, breakthrough, deciderId: breakthrough.invitees[0]!.id };
  }

  decision({ goalId, partner, deciderId }: PlannedTable, more: object = {}): object {
    const { today } = this.builders;
    return {
      outcome: 'accepted', decision: 'Zo doen we het.', reviewOn: addDays(today, 42), presentIds: [deciderId],
      actions: [{ goalId, what: 'De ontruiming stilleggen.', owners: [{ kind: 'professional', id: partner.id }], dueOn: addDays(today, 3), domain: 'housing' }],
      ...more,
    };
  }
}

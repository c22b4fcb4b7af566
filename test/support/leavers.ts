import type supertest from 'supertest';
import type { DepartureView } from '../../server/contract/administration.js';
import type { HouseholdPicture } from '../../server/contract/households.js';
import type { ActionView } from '../../server/contract/plans.js';
import type { Role } from '../../server/contract/roles.js';
import type { VisitOutcome, VisitView } from '../../server/contract/visits.js';
import { addDays, instantAt } from '../../server/shared/day.js';
import { ifMatch, type Client, type TestApp } from './app.js';
import type { Builders } from './builders.js';

export type Person = Awaited<ReturnType<Builders['professional']>>;

/** A household with a director of elsewhere, where somebody who will leave is involved. */
export interface Place {
  householdId: string;
  at: string;
  memberId: string;
  goalId: string;
  director: Client;
}


export const handingOver = ({ parts }: DepartureView, { id }: Person): object[] => parts.map(({ reference }) => ({ reference, handOverToId: id }));
export const ending = ({ parts }: DepartureView): object[] => parts.map(({ reference }) => ({ reference, endReason: 'not_needed' }));

export const pictureOf = async (client: Client, { at }: Place): Promise<HouseholdPicture> => (await client.get(at).expect(200)).body as HouseholdPicture;

/** What an administrator asks and decides about somebody who leaves. */
export const overview = async (admin: Client, { id }: Person, on?: string): Promise<DepartureView> =>
  (await admin.get(`/colleagues/${id}/departure${on ? `?on=${on}` : ''}`).expect(200)).body as DepartureView;
export const decide = (admin: Client, { id }: Person, version: number, leavesOn: string, parts: object[]): supertest.Test =>
  admin.put(`/colleagues/${id}/departure`).set(...ifMatch(version)).send({ leavesOn, parts });

/** People who leave, and the households in which they work. */
export class Leavers {
  constructor(
    private readonly test: TestApp,
    private readonly builders: Builders,
  ) {}

  /** An organisation: its administrator, somebody who leaves, and a colleague who stays. */
  async staff(): Promise<{ admin: Client; leaver: Person; nadia: Person; colleague: (roles?: Role[]) => Promise<Person> }> {
    const administrator = await this.builders.professional({ roles: ['administrator'] });
    const colleague = (roles: Role[] = ['partner']): Promise<Person> => this.builders.professional({ roles, organisationId: administrator.organisationId });
    return { admin: await this.test.as(administrator.id), leaver: await colleague(), nadia: await colleague(), colleague };
  }

  async placeOf(leaver: Person): Promise<Place> {
    const { householdId, at, memberId, director } = await this.builders.setting();
    await this.builders.involve(householdId, leaver, ['finances', 'housing']);
    return { householdId, at, memberId, goalId: await this.builders.goal(householdId), director: await this.test.as(director.id) };
  }

  async action({ director, at, goalId }: Place, ...owners: Person[]): Promise<ActionView> {
    const body = { goalId, what: 'Bellen', rhythm: 'weekly', reviewOn: addDays(this.builders.today, 60), owners: owners.map(({ id }) => ({ kind: 'professional', id })) };
    return (await director.post(`${at}/actions`).send(body).expect(201)).body as ActionView;
  }

  async visit({ director, at, memberId }: Place, inDays: number, time: string, ...professionals: Person[]): Promise<VisitView> {
    const startsAt = instantAt(addDays(this.builders.today, inDays), time);
    const body = {
      startsAt: new Date(startsAt).toISOString(), endsAt: new Date(startsAt + 3_600_000).toISOString(), kind: 'regular', status: 'planned',
      domains: ['finances'], memberIds: [memberId], professionalIds: professionals.map(({ id }) => id),
    };
    return ((await director.post(`${at}/visits`).send(body).expect(201)).body as VisitOutcome).visit;
  }
}

import { instantAt, type Day } from '../../server/shared/day.js';
import type { Client, TestApp } from './app.js';
import type { Builders, Setting } from './builders.js';

/** A household with a lead and two more of other organisations who come to its member, each signed in. */
export interface VisitedHousehold extends Setting {
  other: { id: string; name: string; organisationId: string };
  lead: Client;
  partnerClient: Client;
  otherClient: Client;
}

export async function visitedHousehold(test: TestApp, builders: Builders): Promise<VisitedHousehold> {
  const setting = await builders.setting();
  const other = await builders.professional();
  await builders.involve(setting.householdId, other);
  const [lead, partnerClient, otherClient] = await Promise.all([test.as(setting.director.id), test.as(setting.partner.id), test.as(other.id)]);
  return { ...setting, other, lead, partnerClient, otherClient };
}

/** An instant as the API takes it, from a day and a time by the clock of the Netherlands. */
export const instantOf = (day: Day, time: string): string => new Date(instantAt(day, time)).toISOString();

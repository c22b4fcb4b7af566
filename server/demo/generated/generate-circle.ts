import type { InvolvementEndReason } from '../../contract/household-words.js';
import type { Lead } from '../../leads/lead.entity.js';
import { addDays, daysBetween, type Day } from '../../shared/day.js';
import type { Staff } from '../directory.js';
import { keyIn, type Bustle, type HouseholdDraft } from './household-draft.js';
import { LEAD_END_REASONS, LEAD_REASONS, MANDATES, SAID_OF_LEAD } from './spoken-words.js';

/** Least and most organisations at work. */
const HELPERS: Record<Bustle, readonly [number, number]> = { calm: [2, 3], busy: [3, 4], crowded: [5, 6] };
/** Draws before the search for somebody who fits is given up; it keeps the cost the same however many partners there are. */
const MOST_DRAWS = 60;
const ENDED_BECAUSE: readonly InvolvementEndReason[] = ['goal_reached', 'handed_over', 'household_declined', 'not_needed', 'changed_job'];

/** Who works here: of each organisation one, on a part of life that needs it; and sometimes somebody who has left. */
export function addCircle(draft: HouseholdDraft): void {
  const { random, setting, openedOn, helpers } = draft;
  const wanted = random.whole(...HELPERS[setting.bustle]);
  const fits = (staff: Staff): boolean =>
    helpers.every((helper) => helper.staff.organisationId !== staff.organisationId) && staff.domains.some((domain) => draft.concerns.includes(domain));
  for (let draws = 0; draws < MOST_DRAWS && helpers.length < wanted; draws++) {
    const staff = random.pick(setting.partners);
    if (!fits(staff)) continue;
    const since = addDays(openedOn, random.whole(-200, daysBetween(openedOn, setting.today) - 12));
    helpers.push({ staff, since });
    addInvolvement(draft, staff, since, null);
  }
  const former = random.pick(setting.partners);
  if (random.chance(0.35) && helpers.every(({ staff }) => staff.id !== former.id))
    addInvolvement(draft, former, addDays(openedOn, -random.whole(100, 300)), addDays(openedOn, random.whole(10, 45)));
}

function addInvolvement(draft: HouseholdDraft, staff: Staff, startsOn: Day, endsOn: Day | null): void {
  const endReason = endsOn === null ? null : draft.random.pick(ENDED_BECAUSE);
  draft.rows.involvements.push({
    ...keyIn(draft), professionalId: staff.id, organisationId: staff.organisationId, domains: [...staff.domains], startsOn, endsOn, endReason, version: 1,
  });
}

/** One or two who led, with or without days in between; the last of them leads still, or nobody does. */
export function addLeads(draft: HouseholdDraft): void {
  const { random, setting, openedOn } = draft;
  const { today, leader } = setting;
  const openDays = daysBetween(openedOn, today);
  const former = leader ? random.pick(setting.formerLeaders) : draft.scribe;
  if (!leader) {
    addLead(draft, former, openedOn, addDays(today, -random.whole(3, 44)));
    return;
  }
  const leadDays = random.whole(8, Math.floor(openDays / 2));
  const since = addDays(today, -leadDays);
  if (former.id === leader.id || random.chance(0.45)) {
    addLead(draft, leader, random.chance(0.6) ? openedOn : since, null);
    return;
  }
  const gap = random.chance(0.5) ? 0 : random.whole(2, Math.max(2, Math.min(40, openDays - leadDays - 10)));
  addLead(draft, former, openedOn, addDays(since, -gap));
  addLead(draft, leader, since, null);
}

function addLead(draft: HouseholdDraft, staff: Staff, startsOn: Day, endsOn: Day | null): void {
  const { random, adults } = draft;
  const said = random.chance(0.5);
  const lead: Lead = {
    ...keyIn(draft),
    professionalId: staff.id,
    organisationId: staff.organisationId,
    kind: 'permanent',
    intensity: draft.setting.bustle === 'calm' ? 'light' : 'intensive',
    startsOn,
    endsOn,
    returnOn: null,
    returnsToId: null,
    mandate: random.chance(0.6) ? random.pick(MANDATES) : null,
    reason: random.pick(LEAD_REASONS),
    endReason: endsOn === null ? null : random.pick(LEAD_END_REASONS),
    endCode: null,
    meanwhile: null,
    meanwhileProfessionalId: null,
    meanwhileContactId: null,
    decidedBy: random.chance(0.8) ? 'professionals_together' : 'team_lead',
    recordedBy: staff.id,
    saidWords: said ? random.pick(SAID_OF_LEAD) : null,
    saidByMemberId: said ? random.pick(adults).id : null,
    version: 1,
  };
  draft.rows.leads.push(lead);
}

import type { HouseholdPicture } from '@contract/households';
import type { LifeDomain } from '@contract/life-domains';
import { nextVisitOn } from '../shared/next-visit';

/** What one must know of a household to decide about it. */
export interface CaseInShort {
  /** Who leads today; null in a gap. */
  leadName: string | null;
  leadFrom: string | null;
  members: string[];
  organisations: number;
  /** Parts of life that are an acute problem for somebody, by either voice. */
  acute: LifeDomain[];
  openGoals: number;
  openActions: number;
  lateActions: number;
  nextVisitOn: string | null;
}

export function caseInShort(picture: HouseholdPicture): CaseInShort {
  const { today, leads, members, team, ratings, plan, visits } = picture;
  const lead = leads.find(({ from, until }) => from <= today && (until === null || today < until));
  const present = team.filter(({ until }) => until === null || today < until);
  const goals = plan.goals.filter(({ state }) => state === 'wanted' || state === 'working');
  const actions = plan.goals.flatMap((goal) => goal.actions).filter(({ status }) => status === 'open');
  return {
    leadName: lead?.professionalName ?? null,
    leadFrom: lead?.from ?? null,
    members: members.filter(({ until }) => until === null || today < until).map(({ name }) => name),
    organisations: new Set(present.map(({ organisationId, id }) => organisationId ?? id)).size,
    acute: [...new Set(ratings.filter(({ level }) => level === 1).map(({ domain }) => domain))],
    openGoals: goals.length,
    openActions: actions.length,
    lateActions: actions.filter(({ dueOn }) => dueOn !== null && dueOn < today).length,
    nextVisitOn: nextVisitOn(visits, Date.now()),
  };
}

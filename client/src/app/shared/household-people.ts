import { firstNamesOf } from '@contract/first-names';
import type { HouseholdPicture, InvolvementView, MemberView } from '@contract/households';
import { organisationHues, type OrganisationHues } from './organisation-hues';
import type { Day } from './day';

/** Part of a picture that says who is who. */
export type People = Pick<HouseholdPicture, 'members' | 'team' | 'network' | 'today'>;

/** Those who live there, as far as somebody must be called by name. */
export interface Called {
  members: readonly Pick<MemberView, 'id' | 'name'>[];
}

const lastsOn = (until: Day | null, day: Day): boolean => until === null || until > day;

export const presentMembers = ({ members, today }: People): MemberView[] => members.filter((each) => lastsOn(each.until, today));

export const presentTeam = ({ team, today }: People): InvolvementView[] => team.filter((each) => lastsOn(each.until, today));

/** Colleagues who can come to a visit or take an action: who is involved, and who leads or is to lead. */
export function possibleProfessionals(picture: Pick<HouseholdPicture, 'team' | 'leads' | 'members' | 'network' | 'today'>): { value: string; label: string }[] {
  const involved = presentTeam(picture).flatMap(({ professionalId: value, name: label }) => (value && label ? [{ value, label }] : []));
  const leading = picture.leads.filter(({ until }) => lastsOn(until, picture.today)).map((lead) => ({ value: lead.professionalId, label: lead.professionalName }));
  return [...new Map([...leading, ...involved].map((each) => [each.value, each])).values()];
}

export const formerTeam = ({ team, today }: People): InvolvementView[] => team.filter((each) => !lastsOn(each.until, today));

/** How everybody of the household is called in a sentence, by the whole name. */
export const calledNames = ({ members }: Called): ReadonlyMap<string, string> => firstNamesOf(members.map(({ name }) => name));

export const memberName = ({ members }: Called, id: string | null): string | null =>
  members.find((member) => member.id === id)?.name ?? null;

/** The hues of all organisations that have ever been at this household's table. */
export const huesOf = ({ team }: Pick<People, 'team'>): OrganisationHues => organisationHues(team.map((each) => each.organisationId));

import type { HouseholdPicture } from '@contract/households';
import type { OwnerKind } from '@contract/plan-words';
import type { ActionOwner, ActionOwnerView } from '@contract/plans';
import { possibleProfessionals, presentMembers } from '../shared/household-people';
import type { Option } from '../shared/option';

/** An owner as one word for a form: `kind:id`. */
const asValue = (kind: string, id: string): string => `${kind}:${id}`;

/** Everybody who can take an action: the household first, then those around it, then professionals. */
export function ownerOptions(picture: HouseholdPicture): Option[] {
  const contacts = picture.network.filter(({ until }) => until === null || until > picture.today);
  return [
    ...presentMembers(picture).map(({ id, name }) => ({ value: asValue('member', id), label: name })),
    ...contacts.map(({ id, name, relation }) => ({ value: asValue('network', id), label: `${name} (${relation})` })),
    ...possibleProfessionals(picture).map(({ value, label }) => ({ value: asValue('professional', value), label })),
  ];
}

/** The same for a list in which one is chosen, each kind under its heading, and of professionals where they work. */
export function groupedOwners(picture: HouseholdPicture, heading: (kind: OwnerKind) => string): Option[] {
  const works = new Map([...picture.team, ...picture.leads].map(({ professionalId, organisationName }) => [professionalId, organisationName]));
  const all = ownerOptions(picture).map(({ value, label }) => {
    const { kind, id } = chosenOwners([value])[0]!;
    const at = kind === 'professional' ? works.get(id) : null;
    return { value, label: at ? `${label} (${at})` : label, group: heading(kind), kind };
  });
  return (['professional', 'member', 'network'] as const).flatMap((kind) => all.filter((option) => option.kind === kind));
}

/** The owners as chosen in a form; one of a confidential service cannot be chosen by others and is left out. */
export const ownerValues = (owners: readonly ActionOwnerView[]): string[] =>
  owners.flatMap(({ kind, id }) => (id ? [asValue(kind, id)] : []));

export const chosenOwners = (values: readonly string[]): ActionOwner[] =>
  values.map((value) => {
    const [kind, id = ''] = value.split(':');
    return { kind: kind === 'member' || kind === 'network' ? kind : 'professional', id };
  });

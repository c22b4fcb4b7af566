import type { HouseholdPicture } from '@contract/households';
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

/** The owners as chosen in a form; one of a confidential service cannot be chosen by others and is left out. */
export const ownerValues = (owners: readonly ActionOwnerView[]): string[] =>
  owners.flatMap(({ kind, id }) => (id ? [asValue(kind, id)] : []));

export const chosenOwners = (values: readonly string[]): ActionOwner[] =>
  values.map((value) => {
    const [kind, id = ''] = value.split(':');
    return { kind: kind === 'member' || kind === 'network' ? kind : 'professional', id };
  });

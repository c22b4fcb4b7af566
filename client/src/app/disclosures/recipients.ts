import type { HouseholdPicture } from '@contract/households';
import { presentTeam } from '../shared/household-people';
import type { Option } from '../shared/option';

/** Those at the table to whom something can be disclosed: each organisation, then each colleague. As one word for a form: `kind:id`. */
export function recipientOptions(picture: HouseholdPicture, everyoneAt: (organisation: string) => string): Option[] {
  const team = presentTeam(picture);
  const organisations = new Map(team.flatMap(({ organisationId, organisationName }) => (organisationId && organisationName ? [[organisationId, organisationName] as const] : [])));
  return [
    ...[...organisations].map(([id, name]) => ({ value: `organisation:${id}`, label: everyoneAt(name) })),
    ...team.flatMap(({ professionalId, name, organisationName }) =>
      professionalId && name ? [{ value: `professional:${professionalId}`, label: organisationName ? `${name} · ${organisationName}` : name }] : [],
    ),
  ];
}

export function recipientOf(value: string): { toOrganisationId: string } | { toProfessionalId: string } {
  const [kind, id = ''] = value.split(':');
  return kind === 'organisation' ? { toOrganisationId: id } : { toProfessionalId: id };
}

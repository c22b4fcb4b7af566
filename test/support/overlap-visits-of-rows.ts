import type { HouseholdRows } from '../../server/demo/household-rows.js';
import type { OverlapVisit } from '../../server/visits/overlap-visits-rules.js';

/** The visits of one household as the overlap rules take them: what the database would hand them. */
export function overlapVisitsOf({ visits, visitMembers, visitProfessionals }: HouseholdRows): OverlapVisit[] {
  return visits
    .filter(({ status }) => status !== 'cancelled')
    .map((visit): OverlapVisit => {
      const coming = visitProfessionals.filter(({ visitId }) => visitId === visit.id);
      return {
        id: visit.id,
        kind: visit.kind,
        status: visit.status,
        domains: visit.domains,
        startsAt: visit.startsAt.getTime(),
        endsAt: visit.endsAt.getTime(),
        memberIds: visitMembers.filter(({ visitId }) => visitId === visit.id).map(({ memberId }) => memberId),
        professionalIds: coming.map(({ professionalId }) => professionalId),
        organisationIds: [...new Set(coming.map(({ organisationId }) => organisationId))],
      };
    });
}

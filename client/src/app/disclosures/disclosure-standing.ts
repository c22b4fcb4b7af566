import type { DisclosureView } from '@contract/disclosures';
import type { Day } from '../shared/day';

/** Whether it has an end that has come: withdrawn, or its last day was before today. */
export const isOver = ({ withdrawnOn, until }: Pick<DisclosureView, 'withdrawnOn' | 'until'>, today: Day): boolean =>
  withdrawnOn !== null || (until !== null && until <= today);

/** Others that hold and let the same colleagues read some of the same: after a withdrawal they go on. */
export const besides = (disclosure: DisclosureView, all: readonly DisclosureView[], today: Day): DisclosureView[] =>
  all.filter(
    (other) =>
      other.id !== disclosure.id &&
      !isOver(other, today) &&
      other.toOrganisationName === disclosure.toOrganisationName &&
      (other.memberId === disclosure.memberId || other.memberId === null || disclosure.memberId === null) &&
      other.domains.some((domain) => disclosure.domains.includes(domain)),
  );

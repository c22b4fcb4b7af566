import { KNOWN_TO_OTHERS, LATEST_RATINGS } from '../domains/rating.sql.js';
import { ADDRESS, MEMBERS, NETWORK, TEAM } from '../households/household.sql.js';
import { COMING_DEPUTIES, OPEN_PROPOSAL } from '../leads/lead-proposal.sql.js';
import { LEADS } from '../leads/lead.sql.js';
import { PLAN } from '../plans/plan.sql.js';
import { RIGHTS } from '../rights/rectification.sql.js';
import { OVERLAPS, VISITS } from '../visits/visit.sql.js';

/** The whole of a household in one statement. What the reader may do comes from the access rules and is put beside it. */
export const PICTURE = `(select json_build_object(
  'id', h.id, 'name', h.name, 'address', ${ADDRESS}, 'addressShielded', h.address_shielded, 'openedOn', h.opened_on, 'closedOn', h.closed_on,
  'today', reader.today, 'members', ${MEMBERS}, 'network', ${NETWORK}, 'team', ${TEAM}, 'ratings', ${LATEST_RATINGS},
  'knownToOthers', ${KNOWN_TO_OTHERS}, 'leads', ${LEADS}, 'leadProposal', ${OPEN_PROPOSAL}, 'leadDeputies', ${COMING_DEPUTIES}, 'plan', ${PLAN}, 'visits', ${VISITS}, 'overlaps', ${OVERLAPS}, 'rights', ${RIGHTS}, 'version', h.version)
  from household h where h.id = reader.household_id)`;

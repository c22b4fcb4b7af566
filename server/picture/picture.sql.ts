import { KNOWN_TO_OTHERS, LATEST_RATINGS } from '../domains/rating.sql.js';
import { ADDRESS, MEMBERS, NETWORK, TEAM } from '../households/household.sql.js';
import { COMING_DEPUTIES, HAS_COMING_DEPUTIES, HAS_OPEN_PROPOSAL, OPEN_PROPOSAL } from '../leads/lead-proposal.sql.js';
import { LEADS } from '../leads/lead.sql.js';
import { PLAN } from '../plans/plan.sql.js';
import { RIGHTS } from '../rights/rectification.sql.js';
import { OVERLAPS, VISITS } from '../visits/visit.sql.js';

/** What every household's page shows, by the contract's names. */
const PARTS = {
  id: 'h.id',
  name: 'h.name',
  address: ADDRESS,
  addressShielded: 'h.address_shielded',
  openedOn: 'h.opened_on',
  closedOn: 'h.closed_on',
  today: 'reader.today',
  members: MEMBERS,
  network: NETWORK,
  team: TEAM,
  ratings: LATEST_RATINGS,
  knownToOthers: KNOWN_TO_OTHERS,
  leads: LEADS,
  plan: PLAN,
  visits: VISITS,
  overlaps: OVERLAPS,
  rights: RIGHTS,
  version: 'h.version',
};

/**
 * What few households have at a time and takes many looks to tell: the picture says only whether it is there, and where it is a
 * second statement tells it. Merely preparing such a part would cost every household's page a tenth.
 */
const RARE_PARTS = {
  leadProposal: { isThere: HAS_OPEN_PROPOSAL, part: OPEN_PROPOSAL, none: 'null' },
  leadDeputies: { isThere: HAS_COMING_DEPUTIES, part: COMING_DEPUTIES, none: '[]' },
};
type RarePart = keyof typeof RARE_PARTS;
const RARE = Object.keys(RARE_PARTS) as RarePart[];

const asObject = (parts: Record<string, string>): string => `json_build_object(${Object.entries(parts).map(([name, part]) => `'${name}', ${part}`).join(', ')})`;

/** Behind the picture stand the names of the rare parts that are there, each after a character that JSON never holds. */
const BEHIND = '\x1e';
const THERE = RARE.map((name) => `case when ${RARE_PARTS[name].isThere} then chr(${BEHIND.charCodeAt(0)}) || '${name}' else '' end`).join(' || ');

/** The household in one statement. What the reader may do comes from the access rules and is put beside it. */
export const PICTURE = `(select ${asObject(PARTS)}::text || ${THERE} from household h where h.id = reader.household_id)`;

/** The picture as the database tells it, taken apart: JSON without its closing brace, and what is still to be read. */
export function pictureOf(body: string): { picture: string; there: RarePart[] } {
  const end = body.lastIndexOf('}');
  return { picture: body.slice(0, end), there: body.slice(end + 1).split(BEHIND).slice(1) as RarePart[] };
}

/** Tells these rare parts, by their names. */
export const rareParts = (there: readonly RarePart[]): string => asObject(Object.fromEntries(there.map((name) => [name, RARE_PARTS[name].part])));

/** The others as JSON: that they are not there. */
export const noRareParts = (there: readonly RarePart[]): string[] => RARE.filter((name) => !there.includes(name)).map((name) => `"${name}":${RARE_PARTS[name].none}`);

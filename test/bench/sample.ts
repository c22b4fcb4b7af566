import type { RecordVisit } from '../../server/contract/visits.js';
import { addDays, dayOf, instantAt } from '../../server/shared/day.js';
import { asSuperuser, deriveOverlaps } from './filled-database.js';

/** A household that is asked for, and the case director who leads it. */
export interface Sampled {
  householdId: string;
  readerId: string;
  /** The reader's session, as the browser would send it. */
  cookie: string;
  memberIds: string[];
  team: { professionalId: string; domains: RecordVisit['domains'] }[];
}

/** About as many as a run of load asks for. */
const HOUSEHOLDS = 1_000;

/** Households spread over all, each with a session for its case director and its overlaps derived. */
export async function takeSample(url: string): Promise<Sampled[]> {
  const sample = await asSuperuser(url, new URL(url).pathname.slice(1), async (client) => {
    await client.query(`delete from session`);
    const { rows } = await client.query<Omit<Sampled, 'cookie'>>(
      `select h.id as "householdId", l.professional_id as "readerId",
         array(select m.id::text from member m where m.household_id = h.id order by m.id) as "memberIds",
         (select json_agg(json_build_object('professionalId', i.professional_id, 'domains', i.domains) order by i.id) from involvement i where i.household_id = h.id) as team
       from household h join lead l on l.household_id = h.id and l.ends_on is null
       order by hashtextextended(h.id::text, 1) limit ${HOUSEHOLDS}`,
    );
    const readers = [...new Set(rows.map(({ readerId }) => readerId))];
    await client.query(
      `insert into session (token_hash, id, professional_id, started_at, last_seen_at, ends_at)
       select sha256(token::bytea), gen_random_uuid(), token::uuid, now(), now(), now() + interval '6 hours' from unnest($1::text[]) token`,
      [readers],
    );
    return rows.map((row) => ({ ...row, cookie: `session=${row.readerId}` }));
  });
  await deriveOverlaps(url, sample.map(({ householdId }) => householdId));
  await asSuperuser(url, new URL(url).pathname.slice(1), (client) => client.query(`vacuum analyze overlap`));
  return sample;
}

/** The n-th visit to plan in a household: in the next two months, by one of its team, with one or two of its members. */
export function visitToPlan({ memberIds, team }: Sampled, n: number): RecordVisit {
  const who = team[n % team.length]!;
  const day = addDays(dayOf(Date.now()), 1 + ((n * 13) % 60));
  const startsAt = instantAt(day, `${String(9 + (n % 8)).padStart(2, '0')}:00`);
  return {
    startsAt: new Date(startsAt).toISOString(),
    endsAt: new Date(startsAt + 3_600_000).toISOString(),
    kind: 'regular',
    status: 'planned',
    memberIds: memberIds.slice(n % 3, (n % 3) + 1 + (n % 2)),
    professionalIds: [who.professionalId],
    domains: who.domains.slice(0, 1),
  };
}

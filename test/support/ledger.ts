import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { addDays } from '../../server/shared/day.js';

interface Entry {
  visitId: string;
  /** The version that the last acknowledged answer named. */
  version: number;
}

/** What became of the requests that were not answered as hoped. */
export interface Outcomes {
  acknowledged: number;
  /** Refused with 503: try again. */
  unavailable: number;
  /** The connection was cut off or could not be made. */
  cutOff: number;
  /** Anything else; there should be none. */
  odd: string[];
}

/**
 * Several people who write without a pause: each records a visit and then changes it. What was acknowledged is noted; at the
 * end all of it must be in the database, with its lines in the log.
 */
export class Ledger {
  readonly outcomes: Outcomes = { acknowledged: 0, unavailable: 0, cutOff: 0, odd: [] };
  private readonly entries: Entry[] = [];
  private writing = true;
  private visits = 0;
  private writers: Promise<void>[] = [];

  /** `address`: where to send to, asked anew for each request. */
  constructor(
    private readonly address: () => string,
    private readonly cookie: string,
    private readonly today: string,
    private readonly about: { householdId: string; memberId: string; professionalId: string },
  ) {}

  begin(writers: number): void {
    this.writers = Array.from({ length: writers }, () => this.write());
  }

  async end(): Promise<void> {
    this.writing = false;
    await Promise.all(this.writers);
  }

  /** Waits for an acknowledgement of something that is sent from now on; answers how long that took, in milliseconds. */
  async nextAcknowledgement(patience = 60_000): Promise<number> {
    const begin = performance.now();
    // Each writer may have one under way already.
    const enough = this.outcomes.acknowledged + this.writers.length + 1;
    while (this.outcomes.acknowledged < enough) {
      if (performance.now() - begin > patience) throw new Error(`Nothing was acknowledged for ${patience} ms: ${JSON.stringify({ ...this.outcomes, odd: this.outcomes.odd.slice(0, 3) })}`);
      await pause(20);
    }
    return performance.now() - begin;
  }

  private async write(): Promise<void> {
    while (this.writing) {
      const visit = { ...timeOf(this.today, this.visits++), kind: 'regular', status: 'planned', memberIds: [this.about.memberId], professionalIds: [this.about.professionalId], domains: ['finances'] };
      const recorded = await this.send('POST', '', visit);
      if (!recorded) continue;
      const entry: Entry = { visitId: recorded.visit.id, version: 1 };
      this.entries.push(entry);
      const changed = await this.send('PATCH', `/${entry.visitId}`, { kind: 'evaluation' }, { 'if-match': '"1"' });
      if (changed) entry.version = changed.visit.version;
    }
  }

  private async send(method: string, path: string, body: object, headers: Record<string, string> = {}): Promise<{ visit: { id: string; version: number } } | undefined> {
    try {
      const answer = await fetch(`${this.address()}/api/v1/households/${this.about.householdId}/visits${path}`, {
        method,
        headers: { 'content-type': 'application/json', cookie: this.cookie, ...headers },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(30_000),
      });
      const said = (await answer.json()) as { visit: { id: string; version: number } };
      if (answer.ok) {
        this.outcomes.acknowledged++;
        return said;
      }
      if (answer.status === 503) this.outcomes.unavailable++;
      else this.outcomes.odd.push(`${method} ${answer.status} ${JSON.stringify(said)}`);
    } catch {
      this.outcomes.cutOff++;
    }
    await pause(50);
    return undefined;
  }

  /** What was acknowledged and is not there as it was, and what is there by halves; empty where nothing was lost. */
  async faults(databaseUrl: string): Promise<string[]> {
    // What is acknowledged while the database is read need not be in what it answers.
    const entries = this.entries.map((entry) => ({ ...entry }));
    const client = new pg.Client({ connectionString: databaseUrl, options: '-c app.actor=system' });
    await client.connect();
    try {
      const { rows } = await client.query<{ id: string; version: number; members: number; professionals: number; created: number; changed: number }>(
        `select v.id, v.version,
           (select count(*)::int from visit_member m where m.household_id = v.household_id and m.visit_id = v.id) as members,
           (select count(*)::int from visit_professional p where p.household_id = v.household_id and p.visit_id = v.id) as professionals,
           (select count(*)::int from audit_event e where e.object_type = 'visit' and e.object_id = v.id and e.action = 'C') as created,
           (select count(*)::int from audit_event e where e.object_type = 'visit' and e.object_id = v.id and e.action = 'U') as changed
         from visit v where v.household_id = $1 and v.starts_at >= $2::date + 40`,
        [this.about.householdId, this.today],
      );
      const there = new Map(rows.map((row) => [row.id, row]));
      const lost = entries.filter(({ visitId, version }) => (there.get(visitId)?.version ?? 0) < version).map(({ visitId }) => `${visitId} is lost`);
      const halves = rows.filter(({ members, professionals, created, changed, version }) => members !== 1 || professionals !== 1 || created !== 1 || changed !== version - 1);
      return [...lost, ...halves.map((row) => `by halves: ${JSON.stringify(row)}`), ...this.outcomes.odd];
    } finally {
      await client.end();
    }
  }
}

/** How many are planned one after the other, before more come on the same days: some sixty years. */
const DAYS = 8_000;

/** When the visit of this number is: one every third day, so that they crowd nobody. */
function timeOf(today: string, visit: number): { startsAt: string; endsAt: string } {
  const day = addDays(today, 40 + 3 * (visit % DAYS));
  const hour = 10 + Math.floor(visit / DAYS);
  return { startsAt: `${day}T${hour}:00:00Z`, endsAt: `${day}T${hour}:30:00Z` };
}

/** Signs in to a server that has the demo, as the case director of the worked case: her session, and whom she may visit. */
export async function signedInAt(address: string): Promise<{ cookie: string; today: string; about: { householdId: string; memberId: string; professionalId: string } }> {
  const session = await fetch(`${address}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'noor.benali@demo.example', password: 'casusregie-demo' }),
  });
  if (session.status !== 201) throw new Error(`Signing in answered ${session.status}.`);
  const cookie = session.headers.get('set-cookie')!.split(';')[0]!;
  const read = async <T>(path: string): Promise<T> => (await (await fetch(`${address}/api/v1${path}`, { headers: { cookie } })).json()) as T;
  const { households } = await read<{ households: { id: string; name: string }[] }>('/households');
  const householdId = households.find(({ name }) => name === 'De Graaf-Pinas')!.id;
  const { today, members } = await read<{ today: string; members: { id: string }[] }>(`/households/${householdId}`);
  const { professionalId } = (await session.json()) as { professionalId: string };
  return { cookie, today, about: { householdId, memberId: members[0]!.id, professionalId } };
}


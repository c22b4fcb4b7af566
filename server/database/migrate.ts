import { setTimeout as pause } from 'node:timers/promises';
import { DataSource, MigrationExecutor, type MigrationInterface } from 'typeorm';
import { House1795359000000 } from '../../migrations/1795359000000-house.js';
import { Trust1795360000000 } from '../../migrations/1795360000000-trust.js';
import { SignOn1795361000000 } from '../../migrations/1795361000000-sign-on.js';
import { Administration1795362000000 } from '../../migrations/1795362000000-administration.js';
import { AuditSeal1795363000000 } from '../../migrations/1795363000000-audit-seal.js';
import { VisitsFromIndex1795363500000 } from '../../migrations/1795363500000-visits-from-index.js';
import { Emergency1795364000000 } from '../../migrations/1795364000000-emergency.js';
import { Disclosure1795365000000 } from '../../migrations/1795365000000-disclosure.js';
import { Rights1795366000000 } from '../../migrations/1795366000000-rights.js';
import { LeadProtocol1795367000000 } from '../../migrations/1795367000000-lead-protocol.js';
import { Levels1795368000000 } from '../../migrations/1795368000000-levels.js';
import { Session1795369000000 } from '../../migrations/1795369000000-session.js';
import { Influences1795370000000 } from '../../migrations/1795370000000-influences.js';
import { Plan1795371000000 } from '../../migrations/1795371000000-plan.js';
import { Entering1795371500000 } from '../../migrations/1795371500000-entering.js';
import { PlanLook1795372000000 } from '../../migrations/1795372000000-plan-look.js';
import { Settings1795372500000 } from '../../migrations/1795372500000-settings.js';
import { OverlapAnswers1795373000000 } from '../../migrations/1795373000000-overlap-answers.js';
import { VisitQuestions1795373100000 } from '../../migrations/1795373100000-visit-questions.js';
import { Exchange1795374000000 } from '../../migrations/1795374000000-exchange.js';
import { Signals1795375000000 } from '../../migrations/1795375000000-signals.js';
import { SignalSettings1795375100000 } from '../../migrations/1795375100000-signal-settings.js';
import { Blockages1795375500000 } from '../../migrations/1795375500000-blockages.js';
import { Breakthroughs1795376000000 } from '../../migrations/1795376000000-breakthroughs.js';
import { Reviews1795376500000 } from '../../migrations/1795376500000-reviews.js';
import { HouseholdWords1795377000000 } from '../../migrations/1795377000000-household-words.js';
import { StuckFollowed1795377500000 } from '../../migrations/1795377500000-stuck-followed.js';
import { Digest1795380000000 } from '../../migrations/1795380000000-digest.js';
import { HouseholdNews1795381000000 } from '../../migrations/1795381000000-household-news.js';
import { OpenedAsNeeded1795382000000 } from '../../migrations/1795382000000-opened-as-needed.js';
import { OwnerApart1795383000000 } from '../../migrations/1795383000000-owner-apart.js';
import { TouchedByWhatCounts1795383500000 } from '../../migrations/1795383500000-touched-by-what-counts.js';
import { LeftWaiting1795385000000 } from '../../migrations/1795385000000-left-waiting.js';
import { AskedWhileHere1795385500000 } from '../../migrations/1795385500000-asked-while-here.js';
import { VisitTold1795386000000 } from '../../migrations/1795386000000-visit-told.js';
import { SignalsSaid1795386500000 } from '../../migrations/1795386500000-signals-said.js';
import { LeavingLeads1795387000000 } from '../../migrations/1795387000000-leaving-leads.js';
import { TakenOff1795388000000 } from '../../migrations/1795388000000-taken-off.js';
import { LooksInExports1795388500000 } from '../../migrations/1795388500000-looks-in-exports.js';
import { upkeepConnection } from './connection.js';

/** In order. A landed migration is never edited: a change is a new one. */
export const migrations = [
  House1795359000000,
  Trust1795360000000,
  SignOn1795361000000,
  Administration1795362000000,
  AuditSeal1795363000000,
  VisitsFromIndex1795363500000,
  Emergency1795364000000,
  Disclosure1795365000000,
  Rights1795366000000,
  LeadProtocol1795367000000,
  Levels1795368000000,
  Session1795369000000,
  Influences1795370000000,
  Plan1795371000000,
  Entering1795371500000,
  PlanLook1795372000000,
  Settings1795372500000,
  OverlapAnswers1795373000000,
  VisitQuestions1795373100000,
  Exchange1795374000000,
  Signals1795375000000,
  SignalSettings1795375100000,
  Blockages1795375500000,
  Breakthroughs1795376000000,
  Reviews1795376500000,
  HouseholdWords1795377000000,
  StuckFollowed1795377500000,
  Digest1795380000000,
  HouseholdNews1795381000000,
  OpenedAsNeeded1795382000000,
  OwnerApart1795383000000,
  TouchedByWhatCounts1795383500000,
  LeftWaiting1795385000000,
  AskedWhileHere1795385500000,
  VisitTold1795386000000,
  SignalsSaid1795386500000,
  LeavingLeads1795387000000,
  TakenOff1795388000000,
  LooksInExports1795388500000,
];

/** Longest that a step waits for a table that is in use, in milliseconds: whoever asks for that table meanwhile stands behind it. */
const LOCK_WAIT = 500;
/** Between two tries, in milliseconds: in it all who stood behind it go on. */
const PAUSE = 1_500;
/** How long it is tried, in milliseconds. */
const PATIENCE = 10 * 60_000;

/** TypeORM would write each failed try on standard output; what cannot be done is thrown. */
const QUIET = 'debug';

/** lock_not_available and deadlock_detected: a table is in use for longer than a step waits. */
const IN_USE = ['55P03', '40P01'];

export const tablesInUse = (error: unknown): boolean => IN_USE.includes((error as { code?: string }).code ?? '');

interface MigrateOptions {
  steps?: readonly (new () => MigrationInterface)[];
  /** Takes a sentence for the person who starts the server; rarely called. */
  tell?: (sentence: string) => void;
}

/**
 * Brings the schema to the newest form, as the owner of the database, while others may be at work in it; returns the names of
 * the migrations that ran. Where several processes start at once, one does it and the others wait.
 */
export async function migrate(url: string, { steps = migrations, tell = () => undefined }: MigrateOptions = {}): Promise<string[]> {
  const source = new DataSource({ ...upkeepConnection(url, { poolSize: 2, statementTimeout: 600_000, lockWait: LOCK_WAIT }), migrations: [...steps], logger: QUIET });
  await source.initialize();
  try {
    return await source.transaction(async (turn) => {
      for (const timeout of ['lock_timeout', 'statement_timeout', 'idle_in_transaction_session_timeout']) await turn.query(`set local ${timeout} = 0`);
      await turn.query(`select pg_advisory_xact_lock(hashtextextended('samenregie migrates', 0))`);
      return broughtUp(source, tell);
    });
  } finally {
    await source.destroy();
  }
}

/** What was done stays done; what met a table in use is tried again. */
async function broughtUp(source: DataSource, tell: (sentence: string) => void): Promise<string[]> {
  const pending = await new MigrationExecutor(source).getPendingMigrations();
  for (let waited = 0; ; waited += PAUSE) {
    try {
      await source.runMigrations({ transaction: 'each' });
      return pending.map(({ name }) => name);
    } catch (error) {
      if (!tablesInUse(error) || waited >= PATIENCE) throw error;
      if (waited === 0) tell('Tables that are to be changed are in use: it is tried again until they are free.');
      await pause(PAUSE);
    }
  }
}

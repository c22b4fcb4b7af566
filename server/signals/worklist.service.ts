import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { recordList } from '../audit/record.js';
import { SOON_DAYS } from '../contract/signal-words.js';
import type { ReadWorklist, TeamAnswers, TeamAnswerView, Worklist, WorklistCounts, WorklistItem } from '../contract/signals.js';
import { prepared, runPrepared } from '../database/prepared.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Clock } from '../shared/clock.js';
import { addDays } from '../shared/day.js';
import { placeFrom, placeText } from '../shared/place.js';
import { SignalTelling, type AnswerRow, type NamedMember, type SignalRow } from './signal-view.js';
import { startOf } from './signal-facts-rules.js';
import { COUNTS, TEAM_ANSWERS, WORKLIST } from './worklist.sql.js';

const PAGE = 25;
const STATEMENT = prepared(WORKLIST);

/** What the list is sorted by. */
type Place = [place: number, holdsFrom: string, householdId: string];

interface PageRow extends Omit<WorklistItem, 'signals'> {
  signals: SignalRow[];
  members: NamedMember[];
  place: number;
  holdsFrom: Date;
}

/** Which households of a lead's teams are stuck or about to be. */
@Injectable()
export class WorklistService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Each household that stands in it has it in its log. */
  async page(professionalId: string, query: ReadWorklist, size = PAGE): Promise<Worklist> {
    const now = this.clock.now();
    const rows = await runPrepared<PageRow>(this.work.manager, STATEMENT, [...this.parametersOf(professionalId, query, now), size + 1]);
    const page = rows.slice(0, size);
    if (page.length > 0) await recordList(this.work.manager, 'worklist', page.map(({ householdId }) => householdId));
    const last = rows.length > size ? page.at(-1) : undefined;
    return {
      households: page.map(({ signals, members, place: _, holdsFrom: __, ...household }) => {
        const telling = new SignalTelling(now, members);
        return { ...household, signals: signals.flatMap((row) => telling.signal(row) ?? []) };
      }),
      next: last ? placeText([last.place, last.holdsFrom.toISOString(), last.householdId]) : null,
    };
  }

  async counts(professionalId: string): Promise<WorklistCounts> {
    const now = this.clock.now();
    const [row] = await this.work.manager.query<WorklistCounts[]>(COUNTS, [professionalId, now, this.soon(), this.clock.today()]);
    const { signals, ...counts } = row!;
    return { ...counts, signals: signals.map(({ code, now: holding, soon }) => ({ code, now: holding, soon })) };
  }

  /** What was decided, and which reasons recur. */
  async answers(professionalId: string): Promise<TeamAnswers> {
    const [row] = await this.work.manager.query<{ answers: (AnswerRow & { householdId: string; householdName: string; members: NamedMember[] })[]; reasons: TeamAnswers['reasons'] }[]>(
      TEAM_ANSWERS,
      [professionalId, addDays(this.clock.today(), -365)],
    );
    const { answers, reasons } = row!;
    if (answers.length > 0) await recordList(this.work.manager, 'worklist', [...new Set(answers.map(({ householdId }) => householdId))]);
    const told = answers.map(({ members, householdId, householdName, ...answer }): TeamAnswerView => ({ ...new SignalTelling(this.clock.now(), members).answer(answer), householdId, householdName }));
    return { answers: told, reasons };
  }

  private parametersOf(professionalId: string, { part = 'now', code, level, leadId, organisationId, after }: ReadWorklist, now: Date): unknown[] {
    const place = placeFrom(after, isPlace) ?? [null, null, null];
    return [professionalId, now, part === 'soon' ? this.soon() : null, this.clock.today(), code ?? null, level ?? null, leadId ?? null, organisationId ?? null, ...place];
  }

  /** Through the last of the days that "about to" looks ahead. */
  private soon(): Date {
    return new Date(startOf(addDays(this.clock.today(), SOON_DAYS + 1)) - 1);
  }
}

function isPlace(place: unknown): place is Place {
  if (!Array.isArray(place) || place.length !== 3) return false;
  const [first, holdsFrom, id] = place as unknown[];
  return (first === 0 || first === 1) && typeof holdsFrom === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(holdsFrom) && !Number.isNaN(Date.parse(holdsFrom)) && isUUID(id);
}

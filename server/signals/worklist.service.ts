import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { recordList } from '../audit/record.js';
import { SOON_DAYS } from '../contract/signal-words.js';
import type { ReadWorklist, SignalTally, TeamAnswers, TeamAnswerView, Worklist, WorklistCounts, WorklistItem } from '../contract/signals.js';
import { prepared, runPrepared } from '../database/prepared.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Clock } from '../shared/clock.js';
import { addDays } from '../shared/day.js';
import { placeFrom, placeText } from '../shared/place.js';
import { SignalTelling, type AnswerRow, type NamedMember, type SignalRow } from './signal-view.js';
import { startOf } from './signal-facts-rules.js';
import { COUNTS, TALLY_OF_HOUSEHOLDS, TALLY_OF_TEAMS, TEAM_ANSWERS, WORKLIST_ITEMS, WORKLIST_PLACES } from './worklist.sql.js';

const PAGE = 25;
const PLACES = prepared(WORKLIST_PLACES);
const ITEMS = prepared(WORKLIST_ITEMS);
/** Households read at once for a file. */
const PAGE_OF_FILE = 200;

/** What the list is sorted by. */
type Place = [place: number, holdsFrom: string, householdId: string];

interface PlaceRow {
  householdId: string;
  place: number;
  holdsFrom: Date;
}

interface ItemRow extends Omit<WorklistItem, 'signals'> {
  signals: SignalRow[];
  members: NamedMember[];
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
    const parameters = this.parametersOf(professionalId, query, now);
    if (query.level ?? query.leadId ?? query.organisationId) await this.work.widen();
    const places = await runPrepared<PlaceRow>(this.work.manager, PLACES, [...parameters, size + 1]);
    const page = places.slice(0, size);
    if (page.length === 0) return { households: [], next: null };
    const ids = page.map(({ householdId }) => householdId);
    const items = await runPrepared<ItemRow>(this.work.manager, ITEMS, [ids, ...parameters.slice(1, 4)]);
    await recordList(this.work.manager, 'worklist', ids);
    const last = places.length > size ? page.at(-1) : undefined;
    return {
      households: items.map(({ signals, members, ...household }) => {
        const telling = new SignalTelling(now, members);
        return { ...household, signals: signals.flatMap((row) => telling.signal(row) ?? []) };
      }),
      next: last ? placeText([last.place, last.holdsFrom.toISOString(), last.householdId]) : null,
    };
  }

  /** The list from its beginning, at most so many households and a page more. */
  async upTo(most: number, professionalId: string, query: ReadWorklist): Promise<WorklistItem[]> {
    const households: WorklistItem[] = [];
    for (let after: string | null | undefined; after !== null && households.length < most; ) {
      const page: Worklist = await this.page(professionalId, { ...query, ...(after && { after }) }, PAGE_OF_FILE);
      households.push(...page.households);
      after = page.next;
    }
    return households;
  }

  async counts(professionalId: string): Promise<WorklistCounts> {
    await this.work.widen();
    return this.numbers<WorklistCounts>(COUNTS, [professionalId, this.clock.now(), this.soon(), this.clock.today()]);
  }

  /** The numbers of the list alone: of the teams that somebody leads, or of these households. They name nobody. */
  tally(whose: { leadOfTeams: string } | { households: readonly string[] }): Promise<SignalTally> {
    const [statement, which] = 'households' in whose ? [TALLY_OF_HOUSEHOLDS, whose.households] : [TALLY_OF_TEAMS, whose.leadOfTeams];
    return this.numbers<SignalTally>(statement, [which, this.clock.now(), this.soon()]);
  }

  /** What was decided, and which reasons recur. */
  async answers(professionalId: string): Promise<TeamAnswers> {
    await this.work.widen();
    const [row] = await this.work.manager.query<{ answers: (AnswerRow & { householdId: string; householdName: string; members: NamedMember[] })[]; reasons: TeamAnswers['reasons'] }[]>(
      TEAM_ANSWERS,
      [professionalId, addDays(this.clock.today(), -365)],
    );
    const { answers, reasons } = row!;
    if (answers.length > 0) await recordList(this.work.manager, 'worklist', [...new Set(answers.map(({ householdId }) => householdId))]);
    const told = answers.map(({ members, householdId, householdName, ...answer }): TeamAnswerView => ({ ...new SignalTelling(this.clock.now(), members).answer(answer), householdId, householdName }));
    return { answers: told, reasons };
  }

  private async numbers<Numbers extends SignalTally>(statement: string, parameters: unknown[]): Promise<Numbers> {
    const [row] = await this.work.manager.query<Numbers[]>(statement, parameters);
    return { ...row!, signals: row!.signals.map(({ code, now, soon }) => ({ code, now, soon })) };
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

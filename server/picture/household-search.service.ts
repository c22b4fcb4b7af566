import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import type { Actor } from '../access/access-rules.js';
import { recordList } from '../audit/record.js';
import type { FoundHouseholds, SearchHouseholds } from '../contract/households.js';
import { prepared, runPrepared } from '../database/prepared.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { brokenField } from '../shared/broken-rule.js';
import { Clock } from '../shared/clock.js';
import { placeFrom, placeText } from '../shared/place.js';
import { FOUND_BY, FOUND_PLACES } from './household-search.sql.js';
import { MyHouseholdsService } from './my-households.service.js';

const PAGE = 25;
const TYPED = prepared(`select array(select word from (select distinct word from unnest(app_words($1)) word) typed order by char_length(word) desc, word) as words`);
const PLACES = prepared(FOUND_PLACES);
const BY = prepared(FOUND_BY);

type Place = [word: string, id: string];

/** Finds households among one's own by the names that belong to them. */
@Injectable()
export class HouseholdSearchService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly mine: MyHouseholdsService,
  ) {}

  /** Each household that stands in the answer has it in its log, as in the list. Throws `search.no-words`. */
  async find(actor: Actor, { words, after }: SearchHouseholds): Promise<FoundHouseholds> {
    const { manager } = this.work;
    const [typed] = await runPrepared<{ words: string[] }>(manager, TYPED, [words]);
    if (typed!.words.length === 0) throw brokenField('words', 'search.no-words');
    const place = placeFrom(after ?? undefined, isPlace) ?? [null, null];
    const places = await runPrepared<{ id: string; word: string }>(manager, PLACES, [actor.professionalId, this.clock.today(), typed!.words, ...place, PAGE + 1]);
    const page = places.slice(0, PAGE);
    if (page.length === 0) return { households: [], next: null };
    const ids = page.map(({ id }) => id);
    const told = new Map((await this.mine.told(actor, places.length)).map((household) => [household.id, household]));
    const foundBy = new Map((await runPrepared<{ id: string; foundBy: string[] }>(manager, BY, [ids, typed!.words])).map((row) => [row.id, row.foundBy]));
    const households = ids.flatMap((id) => (told.has(id) ? [{ ...told.get(id)!, foundBy: foundBy.get(id)?.slice(0, MOST_NAMES) ?? [] }] : []));
    await recordList(manager, 'household', households.map(({ id }) => id));
    const last = places.length > PAGE ? page.at(-1) : undefined;
    return { households, next: last ? placeText([last.word, last.id]) : null };
  }
}

/** Names that are told with a household that was found. */
const MOST_NAMES = 3;

function isPlace(place: unknown): place is Place {
  if (!Array.isArray(place) || place.length !== 2) return false;
  const [word, id] = place as unknown[];
  return typeof word === 'string' && word.isWellFormed() && !word.includes('\0') && isUUID(id);
}

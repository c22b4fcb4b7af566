import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import type { Actor, HouseholdScope } from '../access/access-rules.js';
import type { ArgumentList, ArgumentView, OfferedArgument, SearchArguments } from '../contract/arguments.js';
import { ARGUMENTS_PAGE } from '../contract/breakthrough-words.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { BrokenRule, brokenField } from '../shared/broken-rule.js';
import { newId } from '../shared/identifier.js';
import { placeFrom, placeText } from '../shared/place.js';
import { leadsToSomebody, streetOf } from './argument-rules.js';
import { AcceptedArgument } from './argument.entity.js';
import { KNOWN_NAMES } from './breakthrough.sql.js';

/** What fits best first: words that stand in it, also with a slip of the pen. $1: words, or null; $2: value; $3, $4: the place after which the page begins; $5: its size. */
const SEARCH = `
  select a.id, a.value, a.words, a.year, a.fits from (
    select *, case when $1::text is null then 0 else (1000 * word_similarity(app_plain($1), app_plain(words)))::int end as fits from accepted_argument
    where ($1::text is null or app_plain($1) <% app_plain(words)) and ($2::text is null or value = $2)) a
  where $3::int is null or (a.fits, a.id) < ($3, $4::uuid)
  order by a.fits desc, a.id desc limit $5`;

/** Arguments that were accepted before, without names or anything that leads to a household. */
@Injectable()
export class ArgumentsService {
  constructor(private readonly work: UnitOfWork) {}

  async search(actor: Actor, { words = null, value = null, after }: SearchArguments): Promise<ArgumentList> {
    const [fits, id] = placeFrom(after ?? undefined, isPlace) ?? [null, null];
    const rows = await this.work.manager.query<(ArgumentView & { fits: number })[]>(SEARCH, [words, value, fits, id, ARGUMENTS_PAGE + 1]);
    const page = rows.slice(0, ARGUMENTS_PAGE);
    const last = rows.length > ARGUMENTS_PAGE ? page.at(-1) : undefined;
    return { arguments: page.map(({ fits: _, ...argument }) => argument), next: last ? placeText([last.fits, last.id]) : null, mayClear: actor.roles.includes('team_lead') };
  }

  /** Takes out what should not have been in it. */
  async clear(id: string): Promise<void> {
    const { affected } = await this.work.manager.delete(AcceptedArgument, { id });
    if (!affected) throw new BrokenRule('not-found');
  }

  /** Throws `argument.names-somebody`, with what was found. */
  async accept({ householdId, actor }: HouseholdScope, year: number, offered: readonly OfferedArgument[]): Promise<void> {
    if (offered.length === 0) return;
    const [names] = await this.work.manager.query<{ people: string[]; wholes: string[]; address: string | null }[]>(KNOWN_NAMES, [householdId]);
    const { people, wholes, address } = names!;
    const known = { people, wholes: [...wholes, streetOf(address) ?? ''] };
    for (const [place, { words }] of offered.entries()) {
      const found = leadsToSomebody(words, known);
      if (found.length > 0) throw brokenField(`arguments.${place}.words`, 'argument.names-somebody', { found: found.join(', ') });
    }
    await this.work.manager.insert(AcceptedArgument, offered.map((argument) => ({ id: newId(), ...argument, year, clearedBy: actor.professionalId })));
  }
}

const isPlace = (place: unknown): place is [fits: number, id: string] => Array.isArray(place) && place.length === 2 && Number.isInteger(place[0]) && Math.abs(place[0] as number) <= 1000 && isUUID(place[1]);

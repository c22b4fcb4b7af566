import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import type { Actor } from '../access/access-rules.js';
import { recordList } from '../audit/record.js';
import { DAYS_AROUND_TODAY } from '../contract/around-today.js';
import type { HouseholdList, HouseholdListItem, ListHouseholds } from '../contract/households.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { OwnHouseholds } from '../households/own-households.js';
import { SignalTelling, type NamedMember, type SignalRow } from '../signals/signal-view.js';
import { Clock } from '../shared/clock.js';
import { addDays } from '../shared/day.js';
import { placeFrom, placeText } from '../shared/place.js';
import { MY_HOUSEHOLDS } from './my-households.sql.js';

const PAGE = 100;

/** Where the next page begins: what the list is sorted by. */
type Place = [needs: number, name: string, id: string];

type Row = Omit<HouseholdListItem, 'signals'> & { needs: number; signalRows: SignalRow[]; memberNames: NamedMember[] };

@Injectable()
export class MyHouseholdsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly own: OwnHouseholds,
  ) {}

  async list(actor: Actor, query: ListHouseholds): Promise<HouseholdList> {
    const rows = await this.rows(actor, placeFrom(query.after, isPlace) ?? [null, null, null], PAGE + 1);
    const page = rows.slice(0, PAGE);
    await recordList(this.work.manager, 'household', page.map(({ id }) => id));
    const last = rows.length > PAGE ? page.at(-1) : undefined;
    return { households: page.map((row) => this.item(row)), next: last ? placeText([last.needs, last.name, last.id]) : null };
  }

  /** The open ones that are the actor's of those that the wall lets through, which are no more than `most`. */
  async told(actor: Actor, most: number): Promise<HouseholdListItem[]> {
    return (await this.rows(actor, [null, null, null], most)).map((row) => this.item(row));
  }

  private rows(actor: Actor, after: Place | [null, null, null], most: number): Promise<Row[]> {
    return this.work.manager.query<Row[]>(MY_HOUSEHOLDS, [...this.own.parametersOf(actor), addDays(this.clock.today(), -DAYS_AROUND_TODAY), ...after, most]);
  }

  private item({ needs: _, signalRows, memberNames, ...household }: Row): HouseholdListItem {
    const telling = new SignalTelling(this.clock.now(), memberNames);
    return { ...household, signals: signalRows.flatMap((row) => telling.signal(row) ?? []).map(({ code, sentence }) => ({ code, sentence })) };
  }
}

function isPlace(place: unknown): place is Place {
  if (!Array.isArray(place) || place.length !== 3) return false;
  const [needs, name, id] = place as unknown[];
  return Number.isInteger(needs) && Math.abs(needs as number) < 1_000_000 && typeof name === 'string' && !name.includes('\0') && isUUID(id);
}

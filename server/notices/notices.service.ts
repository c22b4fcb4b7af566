import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { IsNull } from 'typeorm';
import { recordList } from '../audit/record.js';
import type { ListNotices, NoticeList, NoticeView, UnreadNotices } from '../contract/notices.js';
import type { NoticeKind } from '../contract/notice-words.js';
import { insertAll } from '../database/bulk-insert.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { BrokenRule } from '../shared/broken-rule.js';
import { Clock } from '../shared/clock.js';
import { ZONE } from '../shared/day.js';
import { newId } from '../shared/identifier.js';
import { instantFrom } from '../shared/instant.js';
import { placeFrom, placeText } from '../shared/place.js';
import { Notice } from './notice.entity.js';

const PAGE = 50;

/** What is told, apart from to whom. */
export interface Telling {
  kind: NoticeKind;
  aboutProfessionalId?: string;
  aboutHouseholdId?: string;
  aboutId?: string;
  facts?: Record<string, string>;
}

/** The household's name and the day of a visit come by the wall of the reader's own transaction: they are there for who may see them now. */
const LIST = `
  select n.id, n.kind, to_json(n.made_at) as at, n.read_at is not null as read, p.name, p.function, case when n.kind like 'lead\\_%' and o.name_is_sensitive then null else o.name end as "organisationName",
    h.id as "householdId", h.name as "householdName", n.facts ->> 'until' as until, n.facts ->> 'outcome' as outcome,
    (select (v.starts_at at time zone '${ZONE}')::date::text from visit v where n.kind in ('visit_planned', 'visit_cancelled', 'visit_taken_off') and v.household_id = h.id and v.id = n.about_id) as day
  from notice n
  left join professional p on p.id = n.about_professional_id
  left join organisation o on o.id = p.organisation_id
  left join household h on h.id = n.about_household_id
  where n.recipient_id = $1 and ($2::timestamptz is null or (n.made_at, n.id) < ($2, $3::uuid))
  order by n.made_at desc, n.id desc limit $4`;

/** The one mechanism by which a colleague is told something: written beside the fact itself, in the same unit of work. */
@Injectable()
export class NoticesService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async send(recipientIds: readonly string[], telling: Telling): Promise<void> {
    const madeAt = this.clock.now();
    const rows = [...new Set(recipientIds)].map((recipientId): Notice => ({
      id: newId(),
      recipientId,
      kind: telling.kind,
      aboutProfessionalId: telling.aboutProfessionalId ?? null,
      aboutHouseholdId: telling.aboutHouseholdId ?? null,
      aboutId: telling.aboutId ?? null,
      facts: telling.facts ?? {},
      madeAt,
      readAt: null,
    }));
    await insertAll(this.work.manager, Notice, rows);
  }

  async list(recipientId: string, { after }: ListNotices): Promise<NoticeList> {
    const [at, id] = placeFrom(after, isPlace) ?? [null, null];
    const rows = await this.work.manager.query<NoticeView[]>(LIST, [recipientId, at, id, PAGE + 1]);
    const notices = rows.slice(0, PAGE);
    const last = rows.length > PAGE ? notices.at(-1) : undefined;
    const named = notices.flatMap(({ householdId }) => householdId ?? []);
    if (named.length > 0) await recordList(this.work.manager, 'household', [...new Set(named)]);
    return { notices, next: last ? placeText([last.at, last.id]) : null };
  }

  async unread(recipientId: string): Promise<UnreadNotices> {
    return { unread: await this.work.manager.count(Notice, { where: { recipientId, readAt: IsNull() } }) };
  }

  async mark(recipientId: string, id: string, read: boolean): Promise<UnreadNotices> {
    const { affected } = await this.work.manager.update(Notice, { id, recipientId }, { readAt: read ? this.clock.now() : null });
    if (!affected) throw new BrokenRule('not-found');
    return this.unread(recipientId);
  }

  async markAll(recipientId: string): Promise<UnreadNotices> {
    await this.work.manager.update(Notice, { recipientId, readAt: IsNull() }, { readAt: this.clock.now() });
    return this.unread(recipientId);
  }
}

const isPlace = (place: unknown): place is [at: string, id: string] =>
  Array.isArray(place) && place.length === 2 && typeof place[0] === 'string' && instantFrom(place[0]) !== undefined && isUUID(place[1]);

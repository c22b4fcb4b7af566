import { Injectable } from '@nestjs/common';
import type { HouseholdScope } from '../access/access-rules.js';
import { firstNamesOf } from '../contract/first-names.js';
import { overlapThresholdsOf } from '../contract/overlap-thresholds.js';
import { additionSentences } from '../contract/visit-addition-sentence.js';
import type { PreviewVisit, VisitPreview } from '../contract/visit-previews.js';
import type { VisitView } from '../contract/visits.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { readJson } from '../households/reading.js';
import { BrokenRule } from '../shared/broken-rule.js';
import { Clock } from '../shared/clock.js';
import { settingsOfText } from '../settings/setting-rules.js';
import { addDays, dayOf, type Day } from '../shared/day.js';
import { newId } from '../shared/identifier.js';
import { around } from './overlap-derivation.js';
import { overlapsWith } from './overlap-preview-rules.js';
import type { OverlapVisit } from './overlap-visits-rules.js';
import { previewed, spoken } from './spoken-overlaps.js';
import { additionOf } from './visit-addition-rules.js';
import { PREVIEW, WHO_COMES, WHO_STAYS_UNNAMED } from './visit-preview.sql.js';
import { checkVisit } from './visit-rules.js';
import { Visit } from './visit.entity.js';

/** How many days before and after a visit are shown beside it. */
const DAYS_AROUND_VISIT = 14;

interface PreviewFacts {
  visits: VisitView[];
  members: { id: string; name: string }[];
}

/** What a visit would add, by the rules that will look at it once it is stored. It reads only. */
@Injectable()
export class VisitPreviewService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async preview(scope: HouseholdScope, input: PreviewVisit): Promise<VisitPreview> {
    const { householdId, actor } = scope;
    const [startsAt, endsAt] = [Date.parse(input.startsAt), Date.parse(input.endsAt)];
    checkVisit({ startsAt, endsAt, status: 'planned' }, this.clock.now().getTime());
    const day = dayOf(startsAt);
    const before = input.visitId ? await this.work.manager.findOneBy(Visit, { householdId, id: input.visitId }) : null;
    if (input.visitId && !before) throw new BrokenRule('not-found');
    const id = before?.id ?? newId();
    const coming = await this.whoComes(scope, id, input.professionalIds, day);
    const visit: OverlapVisit = {
      id, startsAt, endsAt, kind: input.kind, status: 'planned', memberIds: input.memberIds, domains: input.domains,
      professionalIds: coming.map((each) => each.id), organisationIds: [...new Set(coming.map(({ organisationId }) => organisationId))],
    };

    const days = [day, ...(before ? [dayOf(before.startsAt.getTime())] : [])];
    const { visits, answers, settings } = await around(this.work.manager, householdId, { days: new Set(days) });
    const thresholds = overlapThresholdsOf(settingsOfText(settings));
    const shown = { from: addDays(day, -DAYS_AROUND_VISIT), until: addDays(day, DAYS_AROUND_VISIT + 1) };
    const facts = JSON.parse(await readJson(this.work.manager, { ...scope, reads: true }, this.clock.today(), PREVIEW, { days: shown, what: 'visit' })) as PreviewFacts;

    const nameOf = new Map(facts.members.map((member) => [member.id, member.name]));
    if (input.memberIds.some((memberId) => !nameOf.has(memberId))) throw new BrokenRule('visit.unknown-member');
    const names = [...nameOf.values()];
    const overlaps = overlapsWith(visit, visits, answers, thresholds).map(({ overlap, answered }) => {
      const named = { ...overlap, visitIds: [...overlap.visitIds], memberName: overlap.memberId === null ? null : nameOf.get(overlap.memberId)! };
      return previewed(spoken([named], names)[0]!, id, answered);
    });
    const called = firstNamesOf(names);
    const addition = additionOf({
      visit, others: visits.filter((other) => other.id !== id), seen: facts.visits.filter(({ status }) => status === 'planned' || status === 'held').map(seenVisit),
      firstNames: new Map(facts.members.map((member) => [member.id, called.get(member.name)!])),
      you: input.professionalIds.length === 1 && input.professionalIds[0] === actor.professionalId, now: this.clock.now().getTime(),
    });
    return { visits: facts.visits, overlaps, nl: additionSentences(addition, 'nl'), en: additionSentences(addition, 'en') };
  }

  private async whoComes(scope: HouseholdScope, visitId: string, wanted: readonly string[], day: Day): Promise<{ id: string; organisationId: string }[]> {
    const { householdId, mayDirect, actor } = scope;
    const query = (sql: string, values: unknown[]) => this.work.manager.query<{ id: string; organisationId: string }[]>(sql, values);
    const named = await query(WHO_COMES, [householdId, wanted, day, mayDirect, actor.organisationId, visitId]);
    if (named.length !== wanted.length) throw new BrokenRule('visit.professional-not-involved');
    return [...named, ...(await query(WHO_STAYS_UNNAMED, [householdId, visitId, mayDirect, actor.organisationId]))];
  }
}

const seenVisit = ({ id, startsAt, domains, memberIds, professionals }: VisitView) => ({
  id, domains, memberIds, startsAt: Date.parse(startsAt), names: professionals.map(({ name }) => name),
});

import { Injectable } from '@nestjs/common';
import type { HouseholdScope } from '../access/access-rules.js';
import type { RateDomain, RatingHistoryQuery, RatingView } from '../contract/households.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Member } from '../households/household.entity.js';
import { readJson } from '../households/reading.js';
import { BrokenRule } from '../shared/broken-rule.js';
import { Clock } from '../shared/clock.js';
import { newId } from '../shared/identifier.js';
import { Rating } from './rating.entity.js';
import { ONE_RATING, RATING_HISTORY } from './rating.sql.js';

@Injectable()
export class RatingsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async history(scope: HouseholdScope, query: RatingHistoryQuery): Promise<RatingView[]> {
    const about = { id: query.memberId, domain: query.domain };
    return JSON.parse(await readJson(this.work.manager, scope, this.clock.today(), RATING_HISTORY, { ...about, what: 'rating' })) as RatingView[];
  }

  /** A new rating beside the earlier ones; nothing is replaced. */
  async rate(scope: HouseholdScope, input: RateDomain): Promise<RatingView> {
    const today = this.clock.today();
    const on = input.on ?? today;
    if (!scope.domains.includes(input.domain)) throw new BrokenRule('rating.domain-not-yours');
    if (input.words && input.voice !== 'own') throw new BrokenRule('rating.words-need-own-voice');
    if (on > today) throw new BrokenRule('rating.in-future');
    const { householdId } = scope;
    if (!(await this.work.manager.existsBy(Member, { householdId, id: input.memberId }))) throw new BrokenRule('member.unknown');
    const id = newId();
    await this.work.manager.insert(Rating, {
      householdId,
      id,
      memberId: input.memberId,
      domain: input.domain,
      voice: input.voice,
      level: input.level,
      words: input.words ?? null,
      ratedOn: on,
      recordedBy: scope.actor.professionalId,
    });
    return JSON.parse(await readJson(this.work.manager, scope, today, ONE_RATING, { id })) as RatingView;
  }
}

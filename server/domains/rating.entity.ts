import { Check, Column, Entity, Index, JoinColumn, ManyToOne } from 'typeorm';
import { LIFE_DOMAINS, RATING_VOICES, type LifeDomain, type RatingLevel, type RatingVoice } from '../contract/life-domains.js';
import { listed } from '../database/listed.js';
import { InSameHousehold } from '../database/same-household.js';
import { HouseholdRow, Member } from '../households/household.entity.js';
import { Professional } from '../organisations/organisation.entity.js';

/** How somebody sees one part of a member's life on a day. Never changed: a new one comes beside it. */
@Entity()
@Index('rating_latest', ['householdId', 'memberId', 'domain', 'voice', 'ratedOn', 'id'])
@Check('rating_domain_known', listed('domain', LIFE_DOMAINS))
@Check('rating_voice_known', listed('voice', RATING_VOICES))
@Check('rating_level_known', 'level between 1 and 5')
@Check('rating_words_are_own', "words is null or voice = 'own'")
export class Rating extends HouseholdRow {
  @Column('uuid') memberId: string;
  @InSameHousehold(() => Member, 'member_id') member?: never;
  @Column('text') domain: LifeDomain;
  @Column('text') voice: RatingVoice;
  @Column('smallint') level: RatingLevel;
  /** The member's own words. */
  @Column('text', { nullable: true }) words: string | null;
  @Column('date') ratedOn: string;
  @Column('uuid') recordedBy: string;
  @ManyToOne(() => Professional) @JoinColumn({ name: 'recorded_by' }) recorder?: never;
}

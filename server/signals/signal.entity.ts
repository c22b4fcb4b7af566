import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import { LIFE_DOMAINS, type LifeDomain } from '../contract/life-domains.js';
import { ANSWER_KINDS, ANSWER_REASONS, SIGNAL_CODES, type AnswerKind, type AnswerReason, type SignalCode } from '../contract/signal-words.js';
import { listed } from '../database/listed.js';
import { InSameHousehold } from '../database/same-household.js';
import { HouseholdRow, Member } from '../households/household.entity.js';
import { Professional, Team } from '../organisations/organisation.entity.js';
import { Action } from '../plans/plan.entity.js';
import type { Evidence } from './signal-facts-rules.js';

/** What a signal says: what it is about, and what it follows from. */
export abstract class AboutSignal extends HouseholdRow {
  @Column('text') code: SignalCode;
  @Column('text') subject: string;
  @Column('uuid', { nullable: true }) memberId: string | null;
  @InSameHousehold(() => Member, 'member_id') member?: never;
  @Column('text', { nullable: true }) domain: LifeDomain | null;
  @Column('jsonb') evidence: Evidence;
}

/** In the household's team: by it a worklist and a log of answers are read. */
abstract class TeamSignal extends AboutSignal {
  /** The household's team: now, or of an answer at that time. */
  @Column('uuid', { nullable: true }) teamId: string | null;
  @ManyToOne(() => Team) @JoinColumn({ name: 'team_id' }) team?: never;
  /** What must stay the same for a dismissal to hold. */
  @Column('text') evidenceKey: string;
}

/**
 * Why a household is stuck or about to be, with the moments between which it holds. Derived, never typed; written by
 * `app_keep_signals` alone. See signal-derivation.ts.
 */
@Entity()
// The order of the worklist, a team at a time; what it filters by stands beside it, so that a page is read from the index.
@Index('signal_worklist', { synchronize: false })
@Index('signal_of_household', ['householdId', 'place', 'holdsFrom', 'id'])
@Check('signal_code_known', listed('code', SIGNAL_CODES))
@Check('signal_domain_known', listed('domain', LIFE_DOMAINS))
@Check('signal_ends_after_start', 'holds_until > holds_from')
export class Signal extends TeamSignal {
  /** 0: safety, before all else; 1: the rest. */
  @Column('smallint') place: number;
  /** Half open; null where no end is known. */
  @Column('timestamptz') holdsFrom: Date;
  @Column('timestamptz', { nullable: true }) holdsUntil: Date | null;
  /** From when it is listed: not while an answer holds. `infinity`: not as long as it is the same. */
  @Column('timestamptz') listedFrom: Date;
  /** The latest answer to it. */
  @Column('uuid', { nullable: true }) answerId: string | null;
  @InSameHousehold(() => SignalAnswer, 'answer_id') answer?: never;
}

/** What was decided about a signal. A log: never changed. */
@Entity()
@Index('signal_answer_of_team', ['teamId', 'answeredAt', 'id'])
@Index('signal_answer_latest', ['householdId', 'code', 'subject', 'answeredAt'])
// So that a confirmation can name who answered, and the database can see that it was another.
@Unique('signal_answer_by', ['householdId', 'id', 'answeredBy'])
@Check('signal_answer_code_known', listed('code', SIGNAL_CODES))
@Check('signal_answer_kind_known', listed('kind', ANSWER_KINDS))
@Check('signal_answer_reason_known', listed('reason', ANSWER_REASONS))
@Check('signal_answer_is_whole', "(kind = 'decide') = (action_id is not null) and (kind = 'snooze') = (until is not null) and (kind = 'decide' or words is not null)")
@Check('signal_answer_safety_not_snoozed', "code <> 'unsafe' or kind <> 'snooze'")
export class SignalAnswer extends TeamSignal {
  @Column('text') kind: AnswerKind;
  @Column('text') reason: AnswerReason;
  @Column('text', { nullable: true }) words: string | null;
  /** The day on which a snoozed one comes back. */
  @Column('date', { nullable: true }) until: string | null;
  @Column('uuid', { nullable: true }) actionId: string | null;
  @InSameHousehold(() => Action, 'action_id') action?: never;
  @Column('uuid') answeredBy: string;
  @ManyToOne(() => Professional) @JoinColumn({ name: 'answered_by' }) answerer?: never;
  @Column('timestamptz') answeredAt: Date;
  /** From when the signal held, or was to hold, as it was answered; null of answers from before this was kept. */
  @Column('timestamptz', { nullable: true }) holdsFrom: Date | null;
}

/** The second person who agrees that safety is dismissed: another one than who answered, and that the table itself holds. */
@Entity()
@Check('signal_confirmation_by_another', 'confirmed_by <> answered_by')
export class SignalConfirmation {
  @PrimaryColumn('uuid') householdId: string;
  @PrimaryColumn('uuid') answerId: string;
  @Column('uuid') answeredBy: string;
  @ManyToOne(() => SignalAnswer)
  @JoinColumn([
    { name: 'household_id', referencedColumnName: 'householdId' },
    { name: 'answer_id', referencedColumnName: 'id' },
    { name: 'answered_by', referencedColumnName: 'answeredBy' },
  ])
  answer?: never;
  @Column('uuid') confirmedBy: string;
  @ManyToOne(() => Professional) @JoinColumn({ name: 'confirmed_by' }) confirmer?: never;
  @Column('timestamptz') confirmedAt: Date;
}

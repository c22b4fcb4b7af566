import { Check, Column, Entity, Exclusion, Index, JoinColumn, ManyToOne } from 'typeorm';
import { EMERGENCY_MOST_HOURS, EMERGENCY_OUTCOMES, EMERGENCY_REASON_LEAST, type EmergencyOutcome } from '../contract/emergency-words.js';
import { listed } from '../database/listed.js';
import { HouseholdRow, Person } from '../households/household.entity.js';
import { Organisation, Professional } from '../organisations/organisation.entity.js';

/**
 * Somebody without another ground who needed this household at once. Written by the function `app_open_emergency` alone,
 * by the clock of the database, and never removed.
 */
@Entity()
@Index('emergency_of_professional', ['professionalId', 'householdId'])
@Index('emergency_to_review', ['startsAt'], { where: 'reviewed_at is null' })
@Exclusion('emergency_once_at_a_time', 'using gist (household_id with =, professional_id with =, tstzrange(starts_at, coalesce(ended_at, ends_at)) with &&)')
@Check('emergency_reason_told', `char_length(reason) >= ${EMERGENCY_REASON_LEAST}`)
@Check('emergency_at_most_a_day', `ends_at > starts_at and ends_at <= starts_at + interval '${EMERGENCY_MOST_HOURS} hours'`)
@Check('emergency_ends_after_start', 'ended_at between starts_at and ends_at')
@Check('emergency_outcome_known', listed('outcome', EMERGENCY_OUTCOMES))
@Check('emergency_reviewed_in_full', 'num_nulls(reviewed_by, reviewed_at, outcome, review_words) in (0, 4)')
@Check('emergency_reviewed_by_another', 'reviewed_by <> professional_id')
export class EmergencyAccess extends HouseholdRow {
  @Column('uuid') professionalId: string;
  @ManyToOne(() => Professional) @JoinColumn({ name: 'professional_id' }) professional?: never;
  /** Of the professional at that time. */
  @Column('uuid') organisationId: string;
  @ManyToOne(() => Organisation) @JoinColumn({ name: 'organisation_id' }) organisation?: never;
  /** Whose name and birth date were given. */
  @Column('uuid') personId: string;
  @ManyToOne(() => Person) @JoinColumn({ name: 'person_id' }) person?: never;
  @Column('text') reason: string;
  @Column('timestamptz') startsAt: Date;
  @Column('timestamptz') endsAt: Date;
  /** Ended before its time, by the person themselves or by a review. */
  @Column('timestamptz', { nullable: true }) endedAt: Date | null;
  @Column('uuid', { nullable: true }) reviewedBy: string | null;
  @ManyToOne(() => Professional) @JoinColumn({ name: 'reviewed_by' }) reviewer?: never;
  @Column('timestamptz', { nullable: true }) reviewedAt: Date | null;
  @Column('text', { nullable: true }) outcome: EmergencyOutcome | null;
  /** Why the outcome is what it is. */
  @Column('text', { nullable: true }) reviewWords: string | null;
}

import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { HouseholdRow } from '../households/household.entity.js';
import { Professional, Team } from '../organisations/organisation.entity.js';

/** A team lead and the people of the team go through the stuck cases one by one. A team has at most one that is open. */
@Entity()
@Index('review_meeting_one_open', ['teamId'], { unique: true, where: 'closed_at is null' })
@Index('review_meeting_of_team', ['teamId', 'startedAt'])
@Check('review_meeting_ends_after_start', 'closed_at >= started_at')
export class ReviewMeeting {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') teamId: string;
  @ManyToOne(() => Team) @JoinColumn({ name: 'team_id' }) team?: never;
  @Column('uuid') ledBy: string;
  @ManyToOne(() => Professional) @JoinColumn({ name: 'led_by' }) leader?: never;
  @Column('timestamptz') startedAt: Date;
  @Column('timestamptz', { nullable: true }) closedAt: Date | null;
  /** How many households it began with, also those that went to another team since. */
  @Column('smallint') households: number;
}

/** A household in a meeting: its place in the order, what was noted, and whether it was discussed. */
@Entity()
@Index('review_case_in_order', ['meetingId', 'place'], { unique: true })
@Index('review_case_once', ['householdId', 'meetingId'], { unique: true })
export class ReviewCase extends HouseholdRow {
  @Column('uuid') meetingId: string;
  @ManyToOne(() => ReviewMeeting) @JoinColumn({ name: 'meeting_id' }) meeting?: never;
  @Column('smallint') place: number;
  @Column('text', { nullable: true }) note: string | null;
  @Column('timestamptz', { nullable: true }) discussedAt: Date | null;
  @Column('int', { default: 1 }) version: number;
}

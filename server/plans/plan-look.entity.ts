import { Column, Entity, JoinColumn, ManyToOne, Unique } from 'typeorm';
import { HouseholdRow } from '../households/household.entity.js';
import { Professional } from '../organisations/organisation.entity.js';

/** When a professional last looked at the plan of a household. */
@Entity()
@Unique('plan_look_one_each', ['householdId', 'professionalId'])
export class PlanLook extends HouseholdRow {
  @Column('uuid') professionalId: string;
  @ManyToOne(() => Professional) @JoinColumn({ name: 'professional_id' }) professional?: never;
  @Column('timestamptz') lookedAt: Date;
  /** Which transactions were over at that moment (`pg_snapshot`): a change that was being made meanwhile is told the next time. */
  @Column('text') snapshot: string;
}

import { Check, Column, Entity, Exclusion, Index, JoinColumn, ManyToOne } from 'typeorm';
import { InSameHousehold } from '../database/same-household.js';
import { HouseholdRow } from '../households/household.entity.js';
import { Organisation, Professional } from '../organisations/organisation.entity.js';
import { Lead } from './lead.entity.js';

/** Who stands in for a lead, with all that the lead may do. Half open; on days on which that lead does not lead it gives nothing. */
@Entity()
@Index('lead_deputy_of_professional', ['professionalId', 'householdId'])
@Exclusion('lead_deputy_no_two_at_once', 'using gist (household_id with =, lead_id with =, daterange(starts_on, ends_on) with &&)')
@Check('lead_deputy_ends_after_start', 'ends_on >= starts_on')
export class LeadDeputy extends HouseholdRow {
  @Column('uuid') leadId: string;
  @InSameHousehold(() => Lead, 'lead_id') lead?: never;
  @Column('uuid') professionalId: string;
  @ManyToOne(() => Professional) @JoinColumn({ name: 'professional_id' }) professional?: never;
  @Column('uuid') organisationId: string;
  @ManyToOne(() => Organisation) @JoinColumn({ name: 'organisation_id' }) organisation?: never;
  @Column('date') startsOn: string;
  @Column('date') endsOn: string;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('uuid') recordedBy: string;
  @ManyToOne(() => Professional) @JoinColumn({ name: 'recorded_by' }) recorder?: never;
  @Column('int', { default: 1 }) version: number;
}

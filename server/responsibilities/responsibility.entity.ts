import { Check, Column, Entity, Index, JoinColumn, ManyToOne } from 'typeorm';
import { LIFE_DOMAINS, type LifeDomain } from '../contract/life-domains.js';
import { RESPONSIBILITIES, STANDING_ALONE, type Responsibility as Part } from '../contract/responsibility-words.js';
import { allListed, listed } from '../database/listed.js';
import { InSameHousehold } from '../database/same-household.js';
import { HouseholdRow, Member, NetworkContact } from '../households/household.entity.js';
import { Professional } from '../organisations/organisation.entity.js';

/** What one actor does in one part of life: a cell. An emptied cell stays, so that its version goes on. */
@Entity()
@Index('responsibility_one_answerable', ['householdId', 'domain'], { unique: true, where: "'answerable' = any(kinds)" })
@Index('responsibility_professional_once', ['householdId', 'domain', 'professionalId'], { unique: true })
@Index('responsibility_member_once', ['householdId', 'domain', 'memberId'], { unique: true })
@Index('responsibility_network_contact_once', ['householdId', 'domain', 'networkContactId'], { unique: true })
@Check('responsibility_domain_known', listed('domain', LIFE_DOMAINS))
@Check('responsibility_kinds_known', allListed('kinds', RESPONSIBILITIES))
@Check('responsibility_parts_go_together', `cardinality(kinds) <= 1 or not kinds && array[${STANDING_ALONE.map((kind) => `'${kind}'`).join(', ')}]`)
@Check('responsibility_is_of_one', 'num_nonnulls(professional_id, member_id, network_contact_id) = 1')
export class Responsibility extends HouseholdRow {
  @Column('text') domain: LifeDomain;
  @Column('text', { array: true }) kinds: Part[];
  @Column('uuid', { nullable: true }) professionalId: string | null;
  @ManyToOne(() => Professional) @JoinColumn({ name: 'professional_id' }) professional?: never;
  @Column('uuid', { nullable: true }) memberId: string | null;
  @InSameHousehold(() => Member, 'member_id') member?: never;
  @Column('uuid', { nullable: true }) networkContactId: string | null;
  @InSameHousehold(() => NetworkContact, 'network_contact_id') networkContact?: never;
  @Column('int', { default: 1 }) version: number;
}

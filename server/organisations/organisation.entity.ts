import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import { ORGANISATION_KINDS, ROLES, type Language, type OrganisationKind, type Role } from '../contract/roles.js';
import { allListed, listed } from '../database/listed.js';

@Entity()
@Check('organisation_kind_known', listed('kind', ORGANISATION_KINDS))
@Index('organisation_sign_on_reference', ['signOnReference'], { unique: true })
export class Organisation {
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  @Column('text') kind: OrganisationKind;
  /** The name itself gives something away (addiction, violence): those outside it read "confidential service". */
  @Column('boolean', { default: false }) nameIsSensitive: boolean;
  @Column('int', { default: 1 }) version: number;
  /** What the provider of single sign-on calls it; without one nobody gets in that way. */
  @Column('text', { nullable: true }) signOnReference?: string | null;
  /** Of the reference and the roles that belong to it. */
  @Column('integer', { default: 1 }) signOnVersion?: number;
}

/** Case directors who work together under a team lead. */
@Entity()
@Unique('team_name_once', ['organisationId', 'name'])
export class Team {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') organisationId: string;
  @ManyToOne(() => Organisation) @JoinColumn({ name: 'organisation_id' }) organisation?: never;
  @Column('text') name: string;
  @Column('int', { default: 1 }) version: number;
}

/**
 * Somebody's account at one organisation. Who works for two has two: so an address is used once in each, and no
 * organisation learns from a refusal that another one knows it.
 */
@Entity()
@Index(['email'])
@Index(['teamId'])
@Index('professional_email', ['organisationId', 'email'], { unique: true })
@Check('professional_roles_known', allListed('roles', ROLES))
@Check('professional_email_lowercase', 'email = lower(email)')
@Check('professional_language_known', listed('language', ['nl', 'en']))
export class Professional {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') organisationId: string;
  @ManyToOne(() => Organisation) @JoinColumn({ name: 'organisation_id' }) organisation?: never;
  @Column('uuid', { nullable: true }) teamId: string | null;
  @ManyToOne(() => Team) @JoinColumn({ name: 'team_id' }) team?: never;
  @Column('text') name: string;
  @Column('text') function: string;
  @Column('text') email: string;
  @Column('text', { array: true }) roles: Role[];
  @Column('text', { default: 'nl' }) language: Language;
  /** First day on which this account no longer works. */
  @Column('date', { nullable: true }) leftOn: string | null;
  @Column('int', { default: 1 }) version: number;
}

/** Who leads a team; a team can have more than one. */
@Entity()
@Index(['professionalId'])
export class TeamLead {
  @PrimaryColumn('uuid') teamId: string;
  @ManyToOne(() => Team) @JoinColumn({ name: 'team_id' }) team?: never;
  @PrimaryColumn('uuid') professionalId: string;
  @ManyToOne(() => Professional) @JoinColumn({ name: 'professional_id' }) professional?: never;
}

import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { ROLES, type Role } from '../contract/roles.js';
import { allListed } from '../database/listed.js';
import { Organisation, Professional, Team } from '../organisations/organisation.entity.js';

/** Somebody who may become a colleague. Accepting or withdrawing takes the row away: a link works once. */
@Entity()
@Index('invitation_email', ['organisationId', 'email'], { unique: true })
@Index('invitation_token', ['tokenHash'], { unique: true })
@Check('invitation_roles_known', allListed('roles', ROLES))
@Check('invitation_email_lowercase', 'email = lower(email)')
export class Invitation {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') organisationId: string;
  @ManyToOne(() => Organisation) @JoinColumn({ name: 'organisation_id' }) organisation?: never;
  @Column('uuid', { nullable: true }) teamId: string | null;
  @ManyToOne(() => Team) @JoinColumn({ name: 'team_id' }) team?: never;
  @Column('text') name: string;
  @Column('text') function: string;
  @Column('text') email: string;
  @Column('text', { array: true }) roles: Role[];
  @Column('uuid') invitedBy: string;
  @ManyToOne(() => Professional) @JoinColumn({ name: 'invited_by' }) inviter?: never;
  /** SHA-256 of the token in the link. */
  @Column('bytea') tokenHash: Buffer;
  @Column('timestamptz') expiresAt: Date;
}

import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { GIVEN_ROLES, type Role } from '../contract/roles.js';
import { SIGN_ON_REQUEST_STATES, type SignOnRequestState } from '../contract/sign-on-words.js';
import { listed } from '../database/listed.js';
import { Organisation, Professional } from '../organisations/organisation.entity.js';

/** Who a person of the provider is here: by these two and nothing else, never by an e-mail address. */
@Entity()
@Index(['professionalId'])
export class SignOnIdentity {
  @PrimaryColumn('text') issuer: string;
  @PrimaryColumn('text') subject: string;
  @Column('uuid') professionalId: string;
  @ManyToOne(() => Professional) @JoinColumn({ name: 'professional_id' }) professional?: never;
  @Column('timestamptz') linkedAt: Date;
  @Column('uuid') linkedBy: string;
  @ManyToOne(() => Professional) @JoinColumn({ name: 'linked_by' }) linker?: never;
}

/** Somebody who signed on and is nobody here yet. Once accepted it is an identity instead. */
@Entity()
@Index('sign_on_request_once', ['issuer', 'subject'], { unique: true })
@Index(['organisationId'])
@Check('sign_on_request_state_known', listed('state', SIGN_ON_REQUEST_STATES))
export class SignOnRequest {
  @PrimaryColumn('uuid') id: string;
  @Column('text') issuer: string;
  @Column('text') subject: string;
  @Column('uuid') organisationId: string;
  @ManyToOne(() => Organisation) @JoinColumn({ name: 'organisation_id' }) organisation?: never;
  @Column('text') state: SignOnRequestState;
  @Column('text', { nullable: true }) name: string | null;
  @Column('text', { nullable: true }) email: string | null;
  /** As the provider calls them. */
  @Column('text', { array: true }) roleClaims: string[];
  @Column('timestamptz') requestedAt: Date;
  @Column('timestamptz') lastTriedAt: Date;
}

/** What an organisation makes of the roles of the provider. One claim can give several roles. */
@Entity()
@Check('sign_on_role_known', listed('role', GIVEN_ROLES))
export class SignOnRole {
  @PrimaryColumn('uuid') organisationId: string;
  @ManyToOne(() => Organisation) @JoinColumn({ name: 'organisation_id' }) organisation?: never;
  @PrimaryColumn('text') claim: string;
  @PrimaryColumn('text') role: Role;
  /** The administrator who wrote this line; it gives them no role. Null: whoever set the installation up. */
  @Column('uuid', { nullable: true }) givenBy: string | null;
  @ManyToOne(() => Professional) @JoinColumn({ name: 'given_by' }) giver?: never;
}

/** A way to the provider and back, of one browser; used once. A way out holds the token that the provider wants back. */
@Entity()
@Index(['endsAt'])
@Index(['browserHash'])
@Check('sign_on_attempt_purpose_known', listed('purpose', ['sign_in', 'step_up', 'sign_out']))
export class SignOnAttempt {
  /** SHA-256 of the state that the provider sends back. */
  @PrimaryColumn('bytea') stateHash: Buffer;
  /** SHA-256 of the cookie of the browser that began. */
  @Column('bytea') browserHash: Buffer;
  @Column('text') purpose: 'sign_in' | 'step_up' | 'sign_out';
  @Column('text') nonce: string;
  @Column('text') codeVerifier: string;
  /** Where to go after; a path of this product. */
  @Column('text') next: string;
  /** The session that steps up. */
  @Column('uuid', { nullable: true }) sessionId: string | null;
  @Column('bytea', { nullable: true }) idToken: Buffer | null;
  @Column('timestamptz') begunAt: Date;
  @Column('timestamptz') endsAt: Date;
  @Column('timestamptz', { nullable: true }) usedAt: Date | null;
  /** The organisation whose administrator the person now waits for. */
  @Column('uuid', { nullable: true }) waitsForId: string | null;
  @ManyToOne(() => Organisation) @JoinColumn({ name: 'waits_for_id' }) waitsFor?: never;
}

/** A logout token of the provider counts once. */
@Entity()
@Index(['endsAt'])
export class UsedLogoutToken {
  @PrimaryColumn('text') issuer: string;
  @PrimaryColumn('text') tokenId: string;
  @Column('timestamptz') endsAt: Date;
}

import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { BROWSERS, SIGN_IN_WAYS, SYSTEMS, type Browser, type SignInWay, type System } from '../contract/session-words.js';
import { listed } from '../database/listed.js';

/** A local account's secret; accounts of single sign-on have none. */
@Entity()
export class LocalAccount {
  @PrimaryColumn('uuid') professionalId: string;
  // By name: organisations build on access, and not the other way round.
  @ManyToOne('Professional') @JoinColumn({ name: 'professional_id' }) professional?: never;
  /** Argon2id in the PHC string form, with its own salt and cost. */
  @Column('text') passwordHash: string;
}

/** A session of a signed-in professional. The browser holds the token, the database only its hash. */
@Entity()
@Index(['professionalId'])
@Index(['endsAt'])
@Index('session_id', ['id'], { unique: true })
@Index('session_of_provider', ['issuer', 'subject'])
@Check('session_signed_in_with_known', listed('signed_in_with', SIGN_IN_WAYS))
@Check('session_browser_known', listed('browser', BROWSERS))
@Check('session_system_known', listed('system', SYSTEMS))
export class Session {
  /** SHA-256 of the token. */
  @PrimaryColumn('bytea') tokenHash: Buffer;
  /** What it is called in its person's list: tells nothing of the token. */
  @Column('uuid') id: string;
  @Column('uuid') professionalId: string;
  @ManyToOne('Professional') @JoinColumn({ name: 'professional_id' }) professional?: never;
  @Column('timestamptz') startedAt: Date;
  @Column('timestamptz') lastSeenAt: Date;
  /** However busy its person is, the session ends here. */
  @Column('timestamptz') endsAt: Date;
  @Column('text', { default: 'password' }) signedInWith: SignInWay;
  /** When its person last showed anew that it is really them. */
  @Column('timestamptz', { nullable: true }) steppedUpAt: Date | null;
  @Column('text', { default: 'other' }) browser: Browser;
  @Column('text', { default: 'other' }) system: System;
  /** Of a session of single sign-on: who says who this is, and what they call them and their session there. */
  @Column('text', { nullable: true }) issuer: string | null;
  @Column('text', { nullable: true }) subject: string | null;
  @Column('text', { nullable: true }) providerSession: string | null;
  /** Encrypted; the provider wants it back when its session is to end too. */
  @Column('bytea', { nullable: true }) idToken: Buffer | null;
}

import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';

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
export class Session {
  /** SHA-256 of the token. */
  @PrimaryColumn('bytea') tokenHash: Buffer;
  @Column('uuid') professionalId: string;
  @ManyToOne('Professional') @JoinColumn({ name: 'professional_id' }) professional?: never;
  @Column('timestamptz') startedAt: Date;
  @Column('timestamptz') lastSeenAt: Date;
  /** However busy its person is, the session ends here. */
  @Column('timestamptz') endsAt: Date;
}

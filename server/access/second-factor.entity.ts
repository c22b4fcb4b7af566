import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';

/** The second step of a local account: codes of an app (TOTP, RFC 6238). */
@Entity()
export class SecondFactor {
  @PrimaryColumn('uuid') professionalId: string;
  @ManyToOne('Professional') @JoinColumn({ name: 'professional_id' }) professional?: never;
  /** Encrypted; see `Secrets`. */
  @Column('bytea') secret: Buffer;
  @Column('timestamptz') begunAt: Date;
  /** Null: begun, but not shown yet that the app has it; until then it asks nothing. */
  @Column('timestamptz', { nullable: true }) confirmedAt: Date | null;
  /** Number of the half minute whose code was used last: that one and those before it are no good any more. */
  @Column('bigint', { nullable: true }) lastStep: string | null;
}

/** For who has lost the app. A used one is gone. */
@Entity()
@Index(['professionalId'])
export class RecoveryCode {
  /** SHA-256 of the code, which has 80 random bits. */
  @PrimaryColumn('bytea') codeHash: Buffer;
  @Column('uuid') professionalId: string;
  @ManyToOne('Professional') @JoinColumn({ name: 'professional_id' }) professional?: never;
}

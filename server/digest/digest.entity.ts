import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { DIGEST_RHYTHMS, type DigestRhythm } from '../contract/digest-words.js';
import { listed } from '../database/listed.js';
import { Professional } from '../organisations/organisation.entity.js';

/** When somebody wants the digest; who chose nothing has no row, and gets it on Mondays. */
@Entity()
@Check('digest_choice_rhythm_known', listed('rhythm', DIGEST_RHYTHMS))
export class DigestChoice {
  @PrimaryColumn('uuid') professionalId: string;
  @ManyToOne(() => Professional) @JoinColumn({ name: 'professional_id' }) professional?: never;
  @Column('text') rhythm: DigestRhythm;
}

/**
 * What became of a digest: it waits for its turn, or for the mail server; is being sent; was taken by the mail server; there was
 * nothing to tell, or nobody any more to tell it to; was refused by the mail server, or has an address that is none; its fate is
 * not known; or it waited too long. `sending` that stays was cut off by a crash: it may have gone out, so it is not sent again.
 */
export const DIGEST_STATES = ['waiting', 'sending', 'sent', 'nothing', 'refused', 'unknown', 'given_up'] as const;
export type DigestState = (typeof DIGEST_STATES)[number];

/** Somebody's digest of one day: at most one, whatever the number of processes. */
@Entity()
@Check('digest_state_known', listed('state', DIGEST_STATES))
export class Digest {
  @PrimaryColumn('uuid') professionalId: string;
  @ManyToOne(() => Professional) @JoinColumn({ name: 'professional_id' }) professional?: never;
  @PrimaryColumn('date') day: string;
  @Column('text') state: DigestState;
}

import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { NOTICE_KINDS, type NoticeKind } from '../contract/notice-words.js';
import { listed } from '../database/listed.js';
import { Professional } from '../organisations/organisation.entity.js';

/**
 * Something that a professional is told. It holds no content of a household: its name is looked up when the notice is
 * read, and is there only for who may see it then.
 */
@Entity()
@Index('notice_of_recipient', ['recipientId', 'madeAt', 'id'])
@Index('notice_unread', ['recipientId'], { where: 'read_at is null' })
@Check('notice_kind_known', listed('kind', NOTICE_KINDS))
export class Notice {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') recipientId: string;
  @ManyToOne(() => Professional) @JoinColumn({ name: 'recipient_id' }) recipient?: never;
  @Column('text') kind: NoticeKind;
  /** The colleague whom it is about. */
  @Column('uuid', { nullable: true }) aboutProfessionalId: string | null;
  @ManyToOne(() => Professional) @JoinColumn({ name: 'about_professional_id' }) aboutProfessional?: never;
  /** Not a foreign key: the notice stays when the household is destroyed. */
  @Column('uuid', { nullable: true }) aboutHouseholdId: string | null;
  /** The row that it is about, of the kind's own table. */
  @Column('uuid', { nullable: true }) aboutId: string | null;
  /** Values for the sentence, by name. */
  @Column('jsonb', { default: {} }) facts: Record<string, string>;
  @Column('timestamptz') madeAt: Date;
  @Column('timestamptz', { nullable: true }) readAt: Date | null;
}

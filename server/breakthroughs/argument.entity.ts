import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { BREAKTHROUGH_VALUES, type BreakthroughValue } from '../contract/breakthrough-words.js';
import { listed } from '../database/listed.js';
import { Professional } from '../organisations/organisation.entity.js';

/**
 * An argument that was accepted at a table once, for others to use. It is of no household: nothing in it leads to one, not even
 * the day; a person has read it for that.
 */
@Entity()
// By trigrams of `app_plain(words)`: made by the migration.
@Index('accepted_argument_plain', { synchronize: false })
@Check('accepted_argument_value_known', listed('value', BREAKTHROUGH_VALUES))
export class AcceptedArgument {
  @PrimaryColumn('uuid') id: string;
  @Column('text') value: BreakthroughValue;
  @Column('text') words: string;
  @Column('int') year: number;
  /** Who read it and took out what leads to somebody. */
  @Column('uuid') clearedBy: string;
  @ManyToOne(() => Professional) @JoinColumn({ name: 'cleared_by' }) clearer?: never;
}

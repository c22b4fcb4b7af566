import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Team } from '../organisations/organisation.entity.js';
import { Household } from './household.entity.js';

/**
 * A word by which an open household is found: of its name, its address unless that is shielded, and the names of members and of
 * who is near. Also of who left: its page goes on naming them. Folded by `app_name_words` in the database, the one place that says
 * which letters are alike; written by `app_keep_words` alone, in the transaction that changes a name. So they are no event
 * in the log, and gone when the household is closed or destroyed.
 *
 * Words with a plain btree, and not a trigram or text index over the names themselves: behind row-level security only operators
 * that are leakproof may use an index, as `>=` and `<` on text are and `ilike`, `%` and `@@` are not; and names stand in three
 * tables, each with a wall of its own. A word is sought from its beginning: `graaf pin` finds De Graaf-Pinas, `raaf` does not.
 * Bytes in order ("C"), so that what begins alike lies side by side whatever the locale of the database. Needs no extension.
 */
@Entity()
// A lead's search goes through a team in order and ends when the page is full, however many households the team has.
@Index('household_word_of_team', ['teamId', 'word', 'householdId'], { where: 'team_id is not null' })
export class HouseholdWord {
  @PrimaryColumn('uuid') householdId: string;
  @PrimaryColumn('text', { collation: 'C' }) word: string;
  @ManyToOne(() => Household) @JoinColumn({ name: 'household_id' }) household?: never;
  /** The household's team; follows it. */
  @Column('uuid', { nullable: true }) teamId: string | null;
  @ManyToOne(() => Team) @JoinColumn({ name: 'team_id' }) team?: never;
}

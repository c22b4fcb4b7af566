import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { SETTING_GROUPS, SETTING_KEYS, SETTINGS, type Setting, type SettingGroup, type SettingKey } from '../contract/setting-words.js';
import { listed } from '../database/listed.js';
import { Household } from '../households/household.entity.js';
import { Professional, Team } from '../organisations/organisation.entity.js';

/** Each key of the list, within its bounds. */
const KNOWN = `case key ${SETTING_KEYS.map((key) => {
  const setting: Setting = SETTINGS[key];
  const [smallest, largest] = setting.unit === 'switch' ? [0, 1] : [setting.smallest, setting.largest];
  return `when '${key}' then value between ${smallest} and ${largest}`;
}).join(' ')} else false end`;

/** What a team chose itself; where it has no row the default holds. A change raises the team's version. */
@Entity()
@Check('setting_known', KNOWN)
export class TeamSetting {
  @PrimaryColumn('uuid') teamId: string;
  @ManyToOne(() => Team) @JoinColumn({ name: 'team_id' }) team?: never;
  @PrimaryColumn('text') key: SettingKey;
  /** Of a switch 1 is on and 0 off. */
  @Column('int') value: number;
}

/** Who changed what, and when: to read, and never changed itself. */
@Entity()
@Index('team_setting_change_of_team', ['teamId', 'changedAt'])
export class TeamSettingChange {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') teamId: string;
  @ManyToOne(() => Team) @JoinColumn({ name: 'team_id' }) team?: never;
  @Column('text') key: SettingKey;
  @Column('int') fromValue: number;
  @Column('int') toValue: number;
  @Column('timestamptz') changedAt: Date;
  @Column('uuid') changedBy: string;
  @ManyToOne(() => Professional) @JoinColumn({ name: 'changed_by' }) changer?: never;
}

/**
 * With which settings what follows from a household's facts was derived last, by group. No row: with the defaults. As they
 * differ from those of the household's team, it is derived anew: at the next change there, or by the job of that name.
 */
@Entity()
@Check('derived_with_group_known', listed('setting_group', SETTING_GROUPS))
export class DerivedWith {
  @PrimaryColumn('uuid') householdId: string;
  @ManyToOne(() => Household) @JoinColumn({ name: 'household_id' }) household?: never;
  @PrimaryColumn('text') settingGroup: SettingGroup;
  /** As in `settings.sql.ts`. */
  @Column('text') settings: string;
}

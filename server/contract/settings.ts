import { IdField, InstantField, ListField, NumberField, ObjectField, OneOfField, TextField, YesNoField } from './fields.js';
import { OVERLAP_CODES, type OverlapCode } from './overlap-codes.js';
import { SIGNAL_CODES, type SignalCode } from './signal-words.js';
import { SETTING_KEYS, SETTINGS, type Setting, type SettingKey, type SettingValues } from './setting-words.js';

/** One field for each key of the list, with its bounds: a new setting needs nothing here. */
function settingFields(of: object, optional: boolean): void {
  for (const key of SETTING_KEYS) {
    const setting: Setting = SETTINGS[key];
    if (setting.unit === 'switch') YesNoField({ optional })(of, key);
    else NumberField(setting.smallest, setting.largest, { optional, description: `In ${setting.unit.replace('_', ' ')}; ${setting.default} where the team set nothing.` })(of, key);
  }
}

/** What holds for the households of a team: its own choice, else the default. */
export class SettingsView {}
settingFields(SettingsView.prototype, false);

/** Only the settings that change; the default takes the team's choice away. */
export class ChangeSettings {}
settingFields(ChangeSettings.prototype, true);

export class TeamSettingsView {
  @IdField() teamId: string;
  @TextField(200) teamName: string;
  @ObjectField(() => SettingsView) values: SettingValues;
  @NumberField(0, 10_000_000, { description: 'Open households of the team.' }) households: number;
  @NumberField(0, 10_000_000, { description: 'Those of them for which what follows from the settings is still to be found anew; it is done in the background.' }) waiting: number;
  @NumberField(1, 2_147_483_647, { description: "The team's: its name and its people change it too." }) version: number;
}

/** One setting that somebody changed; of a switch 1 is on and 0 off. */
export class SettingChangeView {
  @IdField() id: string;
  @OneOfField(SETTING_KEYS) key: SettingKey;
  @NumberField(0, 10_000) from: number;
  @NumberField(0, 10_000) to: number;
  @InstantField() changedAt: string;
  @TextField(200) changedByName: string;
}

/** What a change would give, for as many of the team's households as are looked at in one go. */
export class CountSettings {
  @ObjectField(() => ChangeSettings, { description: 'The settings as they would be; what is left out stays.' }) values: Partial<SettingValues>;
  @IdField({ optional: true, nullable: true, description: 'Goes on after this household: `next` of the answer before.' }) after?: string | null;
}

export class OverlapCountView {
  @OneOfField(OVERLAP_CODES) code: OverlapCode;
  @NumberField(0, 10_000_000) now: number;
  @NumberField(0, 10_000_000) then: number;
}

/**
 * How many overlaps there are now and would be, from four weeks ago to four weeks ahead, as the pages of the households count
 * them. Of as many of the team's open households as can be looked at in a second; `next` is where to go on.
 */
export class OverlapCounts {
  @ListField(() => OverlapCountView, OVERLAP_CODES.length) counts: OverlapCountView[];
  @NumberField(0, 10_000_000, { description: 'Households in this answer.' }) households: number;
  @NumberField(0, 10_000_000, { description: 'Those of them where something would be different.' }) different: number;
  @IdField({ nullable: true, description: 'Null when these were the last.' }) next: string | null;
}

export class SignalCountView {
  @OneOfField(SIGNAL_CODES) code: SignalCode;
  @NumberField(0, 10_000_000, { description: 'Households for which it holds now, unanswered.' }) now: number;
  @NumberField(0, 10_000_000) then: number;
}

/** Which households are on the worklist now, and would be. */
export class SignalCounts {
  @ListField(() => SignalCountView, SIGNAL_CODES.length, { description: 'Only codes of which there are any, safety first.' }) counts: SignalCountView[];
  @NumberField(0, 10_000_000, { description: 'Households in this answer.' }) households: number;
  @NumberField(0, 10_000_000, { description: 'Those of them where something would be different.' }) different: number;
  @NumberField(0, 10_000_000, { description: 'Those of them that would come onto the worklist.' }) comes: number;
  @NumberField(0, 10_000_000, { description: 'Those of them that would go from it.' }) goes: number;
  @IdField({ nullable: true, description: 'Null when these were the last.' }) next: string | null;
}

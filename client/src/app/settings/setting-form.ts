import { Component, computed, effect, inject, input, linkedSignal, output, signal, untracked, type OnDestroy } from '@angular/core';
import { form, FormField, FormRoot, max, min, required, validate, type FieldTree, type TreeValidationResult } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { DEFAULT_SETTINGS, keysOf, SETTING_GROUPS, SETTING_KEYS, SETTINGS, type Setting, type SettingGroup, type SettingKey, type SettingValues } from '@contract/setting-words';
import type { TeamSettingsView } from '@contract/settings';
import { changedFields } from '../shared/changed-fields';
import { FormRefusal } from '../shared/form-refusal';
import { Icon } from '../shared/icon';
import { MergeChoices } from '../shared/merge-choices';
import { Merging, type MergedField } from '../shared/merging';
import { NumberField } from '../shared/number-field';
import { Saving } from '../shared/saving';
import { Words } from '../shared/words';
import { SettingApi } from './setting-api';
import { SettingCount } from './setting-count';
import { SETTING_BLOCKS, type SettingBlock } from './setting-layout';
import { SettingPreview } from './setting-preview';
import { differenceText, settingName, settingText } from './setting-words';

/** How long nothing is typed before it is counted, in milliseconds. */
const PAUSE = 500;

type Typed = { [Key in SettingKey]: SettingValues[Key] extends boolean ? boolean : number | null };

/** All settings of one team, with what a change would give before it is saved. */
@Component({
  selector: 'app-setting-form',
  imports: [FormField, FormRefusal, FormRoot, Icon, MatButton, MergeChoices, NumberField, SettingPreview],
  templateUrl: './setting-form.html',
  styleUrl: './setting-form.scss',
})
export class SettingForm implements OnDestroy {
  private readonly api = inject(SettingApi);
  protected readonly words = inject(Words);
  readonly team = input.required<TeamSettingsView>();
  readonly saved = output<TeamSettingsView>();

  protected readonly groups = SETTING_GROUPS.map((name) => ({ name, blocks: SETTING_BLOCKS[name] }));
  private readonly values = linkedSignal<Typed>(() => ({ ...this.team().values }));
  protected readonly fields = form(
    this.values,
    (path) => {
      for (const key of SETTING_KEYS) {
        const setting: Setting = SETTINGS[key];
        if (setting.unit === 'switch') continue;
        const field = path[key as 'sameTopicDays'];
        required(field);
        min(field, setting.smallest);
        max(field, setting.largest);
        validate(field, ({ value }) => (Number.isInteger(value() ?? 0) ? undefined : { kind: 'range' }));
      }
    },
    { submission: { action: () => this.save() } },
  );
  /** Of the team as it was read: what is typed since makes no new one. */
  protected readonly merging = computed(() => {
    this.team();
    return untracked(() => new Merging<Typed, TeamSettingsView>(this.values, ({ values }) => ({ ...values }), this.told()));
  });
  protected readonly saving = computed(() => {
    const { teamId, version } = this.team();
    return new Saving(version, async () => (await this.api.read(teamId)).version, this.merging() as never);
  });
  protected readonly changes = computed(() => changedFields<Typed>({ ...this.team().values }, this.values()) as Partial<SettingValues>);
  protected readonly changed = computed(() => Object.keys(this.changes()).length);
  /** Those of them in each group: what they would give is counted apart. */
  protected readonly changedIn = computed(() => {
    const of = (group: SettingGroup): SettingKey[] => keysOf(group).filter((key) => key in this.changes());
    return { visits: of('visits'), signals: of('signals') };
  });
  protected readonly undecided = computed(() => this.merging().conflicts().length > 0);
  protected readonly counts = {
    visits: new SettingCount((teamId, values, after) => this.api.countOverlaps(teamId, values, after)),
    signals: new SettingCount((teamId, values, after) => this.api.countSignals(teamId, values, after)),
  };
  /** In short, beside the button that saves. */
  protected readonly differences = computed(() =>
    SETTING_GROUPS.filter((group) => this.counts[group].standing() === 'done').map((group) => differenceText(this.words, group, this.counts[group])),
  );

  constructor() {
    for (const group of SETTING_GROUPS) this.counting(group);
  }

  ngOnDestroy(): void {
    for (const group of SETTING_GROUPS) this.counts[group].forget();
  }

  readonly dirty = () => this.changed() > 0;

  protected isSwitch(key: SettingKey): boolean {
    return SETTINGS[key].unit === 'switch';
  }

  protected switchOf(key: SettingKey): FieldTree<boolean> {
    return this.fields[key] as FieldTree<boolean>;
  }

  protected numberOf(key: SettingKey): FieldTree<number | null> {
    return this.fields[key] as FieldTree<number | null>;
  }

  protected amount(key: SettingKey): Extract<Setting, { smallest: number }> {
    return SETTINGS[key] as Extract<Setting, { smallest: number }>;
  }

  protected name(key: SettingKey): string {
    return settingName(this.words, key);
  }

  protected isOwn({ keys }: SettingBlock): boolean {
    return keys.some((key) => this.values()[key] !== DEFAULT_SETTINGS[key]);
  }

  protected defaults({ keys }: SettingBlock): string {
    return this.words.list(keys.map((key) => settingText(this.words, key, DEFAULT_SETTINGS[key])));
  }

  protected restore({ keys }: SettingBlock): void {
    this.values.update((values) => ({ ...values, ...Object.fromEntries(keys.map((key) => [key, DEFAULT_SETTINGS[key]])) }));
  }

  protected undo(): void {
    this.values.set({ ...this.team().values });
  }

  /** Counts a while after the last change in this group, and not twice the same. */
  private counting(group: SettingGroup): void {
    const counted = signal('');
    effect((onCleanup) => {
      const [changes, { teamId, version }] = [this.changes(), this.team()];
      const keys = this.changedIn()[group];
      const question = JSON.stringify([teamId, version, keys.map((key) => [key, changes[key]])]);
      if (question === counted()) return;
      const valid = this.fields().valid();
      const timer = setTimeout(() => {
        counted.set(question);
        if (keys.length === 0 || !valid) this.counts[group].forget();
        else void this.counts[group].ask(teamId, changes);
      }, PAUSE);
      onCleanup(() => clearTimeout(timer));
    });
  }

  private async save(): Promise<TreeValidationResult> {
    const saving = this.saving();
    const change = changedFields(this.merging().before, this.values()) as Partial<SettingValues>;
    if (Object.keys(change).length === 0) return undefined;
    const done = await saving.attempt((version) => this.api.change(this.team().teamId, version, change));
    if (done) this.saved.emit(done.answer);
    return saving.fieldErrors(this.fields);
  }

  private told(): { [Key in SettingKey]: MergedField<Typed[Key]> } {
    const entries = SETTING_KEYS.map((key) => [key, { label: () => this.name(key), say: (value: number | boolean | null) => (value === null ? '' : settingText(this.words, key, value)) }]);
    return Object.fromEntries(entries) as { [Key in SettingKey]: MergedField<Typed[Key]> };
  }
}

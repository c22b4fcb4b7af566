import { Component, computed, effect, inject, signal, viewChild } from '@angular/core';
import type { TeamSettingsView } from '@contract/settings';
import { Icon } from '../shared/icon';
import { Skeleton } from '../shared/skeleton';
import { StateMessage } from '../shared/state-message';
import { Words } from '../shared/words';
import { SettingApi } from './setting-api';
import { SettingForm } from './setting-form';
import { SettingHistory } from './setting-history';

/** How often it is looked at how far the work in the background is, in milliseconds. */
const LOOK_EVERY = 5_000;

/** For a team lead: from when on something counts as too much, for the households of one of their teams. */
@Component({
  selector: 'app-team-settings-page',
  imports: [Icon, SettingForm, SettingHistory, Skeleton, StateMessage],
  templateUrl: './team-settings-page.html',
  styleUrl: './team-settings-page.scss',
})
export class TeamSettingsPage {
  private readonly api = inject(SettingApi);
  protected readonly words = inject(Words);
  protected readonly resource = this.api.teams();
  protected readonly teams = computed(() => (this.resource.hasValue() ? this.resource.value() : []));
  private readonly chosen = signal<string | null>(null);
  protected readonly team = computed(() => this.teams().find(({ teamId }) => teamId === this.chosen()) ?? this.teams()[0]);
  protected readonly changes = this.api.changes(() => this.team()?.teamId);
  /** Of this visit to the page. */
  protected readonly saved = signal(false);
  private readonly form = viewChild(SettingForm);

  constructor() {
    effect((onCleanup) => {
      if ((this.team()?.waiting ?? 0) === 0) return;
      const timer = setTimeout(() => this.resource.reload(), LOOK_EVERY);
      onCleanup(() => clearTimeout(timer));
    });
  }

  protected choose(teamId: string): void {
    if (this.form()?.dirty() && !confirm(this.words.t('form.leave'))) return;
    this.saved.set(false);
    this.chosen.set(teamId);
  }

  protected renew(team: TeamSettingsView): void {
    this.saved.set(true);
    this.resource.set(this.teams().map((each) => (each.teamId === team.teamId ? team : each)));
    this.changes.reload();
  }
}

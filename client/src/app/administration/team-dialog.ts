import { Component, computed, inject, signal } from '@angular/core';
import { form, FormField, maxLength, required, type TreeValidationResult } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import type { ColleagueView, TeamView } from '@contract/administration';
import { changedFields } from '../shared/changed-fields';
import { DialogForm } from '../shared/dialog-form';
import type { Option } from '../shared/option';
import { Saving } from '../shared/saving';
import { SomeOf } from '../shared/some-of';
import { TextField } from '../shared/text-field';
import { Words } from '../shared/words';
import { AdministrationApi } from './administration-api';

const optionOf = ({ id, name, teamName }: ColleagueView, team: TeamView | null): Option => ({
  value: id,
  label: teamName && teamName !== team?.name ? `${name} (${teamName})` : name,
});

/** A new team, or another name, other leads and other people for one. */
@Component({
  selector: 'app-team-dialog',
  imports: [DialogForm, FormField, SomeOf, TextField],
  template: `
    <app-dialog-form [title]="team ? words.t('teams.change', { name: team.name }) : words.t('teams.make')" [form]="fields" [saving]="saving">
      <app-text-field [field]="fields.name" [label]="words.t('teams.name')" />
      @if (team) {
        @if (leads().length > 0) {
          <app-some-of [formField]="fields.leadIds" [label]="words.t('teams.leads')" [options]="leads()" />
        } @else {
          <p class="soft">{{ words.t('teams.noLeadPossible') }}</p>
        }
        <app-some-of [formField]="fields.memberIds" [label]="words.t('teams.members')" [options]="members()" />
      }
    </app-dialog-form>
  `,
})
export class TeamDialog {
  private readonly api = inject(AdministrationApi);
  private readonly dialog = inject<MatDialogRef<TeamDialog, boolean>>(MatDialogRef);
  protected readonly team = inject<TeamView | null>(MAT_DIALOG_DATA);
  protected readonly words = inject(Words);
  protected readonly saving = new Saving(this.team?.version, async () => (this.team ? this.api.versionOfTeam(this.team.id) : undefined));
  private readonly colleagues = this.api.colleagues();
  private readonly present = computed(() => (this.colleagues.hasValue() ? this.colleagues.value() : []).filter(({ state }) => state !== 'left'));
  protected readonly leads = computed(() => this.present().filter(({ roles }) => roles.includes('team_lead')).map((each) => optionOf(each, this.team)));
  protected readonly members = computed(() => this.present().map((each) => optionOf(each, this.team)));
  private readonly before = {
    name: this.team?.name ?? '',
    leadIds: (this.team?.leads ?? []).map(({ id }) => id),
    memberIds: (this.team?.members ?? []).map(({ id }) => id),
  };

  protected readonly fields = form(
    signal(this.before),
    (path) => {
      required(path.name);
      maxLength(path.name, 200);
    },
    { submission: { action: () => this.save() } },
  );

  readonly dirty = () => this.fields().dirty();

  private async save(): Promise<TreeValidationResult> {
    const { team } = this;
    const typed = this.fields().value();
    const change = changedFields(this.before, typed);
    if (team && Object.keys(change).length === 0) return this.dialog.close();
    const saved = await this.saving.attempt((version) => (team ? this.api.changeTeam(team.id, version, change) : this.api.makeTeam({ name: typed.name })));
    if (saved) this.dialog.close(true);
    return this.saving.fieldErrors(this.fields);
  }
}

import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { TeamView } from '@contract/administration';
import { Dialogs } from '../shared/dialogs';
import { Icon } from '../shared/icon';
import { Skeleton } from '../shared/skeleton';
import { StateMessage } from '../shared/state-message';
import { Words } from '../shared/words';
import { AdministrationApi } from './administration-api';

/** The teams of the organisation: who leads, and who belongs to each. */
@Component({
  selector: 'app-teams-page',
  imports: [Icon, MatButton, Skeleton, StateMessage],
  templateUrl: './teams-page.html',
  styleUrl: './teams-page.scss',
})
export class TeamsPage {
  private readonly api = inject(AdministrationApi);
  private readonly dialogs = inject(Dialogs);
  protected readonly words = inject(Words);
  protected readonly resource = this.api.teams();
  protected readonly teams = computed(() => (this.resource.hasValue() ? this.resource.value() : []));

  protected names(people: TeamView['members']): string {
    return this.words.list(people.map(({ name }) => name));
  }

  protected async open(team: TeamView | null): Promise<void> {
    const { TeamDialog } = await import('./team-dialog');
    if (await this.dialogs.open(TeamDialog, team)) this.resource.reload();
  }
}

import { Component, computed, inject, input, output } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import type { HouseholdPicture, InvolvementView } from '@contract/households';
import { Dialogs } from '../shared/dialogs';
import { domainName } from '../shared/domain-name';
import { formerTeam, huesOf, presentTeam } from '../shared/household-people';
import { Icon } from '../shared/icon';
import { ProfessionalMark } from '../shared/professional-mark';
import { Words } from '../shared/words';

@Component({
  selector: 'app-team-panel',
  imports: [Icon, MatButton, MatIconButton, ProfessionalMark],
  templateUrl: './team-panel.html',
  styleUrl: './team-panel.scss',
})
export class TeamPanel {
  private readonly dialogs = inject(Dialogs);
  protected readonly words = inject(Words);
  readonly picture = input.required<HouseholdPicture>();
  readonly changed = output();

  protected readonly present = computed(() => presentTeam(this.picture()));
  protected readonly former = computed(() => formerTeam(this.picture()));
  protected readonly hues = computed(() => huesOf(this.picture()));

  protected domains(involvement: InvolvementView): string {
    return involvement.domains.map((domain) => domainName(domain, this.words.language())).join(', ');
  }

  protected async involve(): Promise<void> {
    const { InvolveDialog } = await import('./involve-dialog');
    if (await this.dialogs.open(InvolveDialog, this.picture())) this.changed.emit();
  }

  protected async change(involvement: InvolvementView): Promise<void> {
    const { InvolvementDialog } = await import('./involvement-dialog');
    if (await this.dialogs.open(InvolvementDialog, { picture: this.picture(), involvement })) this.changed.emit();
  }
}

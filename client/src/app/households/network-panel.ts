import { Component, computed, inject, input, output } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import type { HouseholdPicture, MemberView, NetworkContactView } from '@contract/households';
import { Dialogs } from '../shared/dialogs';
import { presentMembers } from '../shared/household-people';
import { Icon } from '../shared/icon';
import { Words } from '../shared/words';

/** Who lives here, and who stands around them without an account. */
@Component({
  selector: 'app-network-panel',
  imports: [Icon, MatButton, MatIconButton],
  templateUrl: './network-panel.html',
  styleUrl: './team-panel.scss',
})
export class NetworkPanel {
  private readonly dialogs = inject(Dialogs);
  protected readonly words = inject(Words);
  readonly picture = input.required<HouseholdPicture>();
  readonly changed = output();

  protected readonly members = computed(() => presentMembers(this.picture()));
  protected readonly contacts = computed(() => {
    const { network, today } = this.picture();
    return network.filter((contact) => contact.until === null || contact.until > today);
  });

  protected supports(contact: NetworkContactView): string {
    return contact.support.map((support) => this.words.t(`networkSupport.${support}`)).join(', ');
  }

  protected async member(member: MemberView | null): Promise<void> {
    const { MemberDialog } = await import('./member-dialog');
    if (await this.dialogs.open(MemberDialog, { picture: this.picture(), member })) this.changed.emit();
  }

  protected async contact(contact: NetworkContactView | null): Promise<void> {
    const { NetworkContactDialog } = await import('./network-contact-dialog');
    if (await this.dialogs.open(NetworkContactDialog, { picture: this.picture(), contact })) this.changed.emit();
  }
}

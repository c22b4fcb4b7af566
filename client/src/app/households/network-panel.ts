import { Component, computed, inject, input, output } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { HouseholdPicture, MemberView, NetworkContactView } from '@contract/households';
import type { OpenRequests, OwnView } from '@contract/rights';
import { Dialogs } from '../shared/dialogs';
import { presentMembers } from '../shared/household-people';
import { Icon } from '../shared/icon';
import { Words } from '../shared/words';

/** Who lives here, and who stands around them without an account. */
@Component({
  selector: 'app-network-panel',
  imports: [Icon, MatButton, MatIconButton, RouterLink],
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

  /** Those that are about no part of life: those stand in the picture. */
  protected ownViews(member: MemberView): OwnView[] {
    return this.picture().rights.ownViews.filter(({ memberId, domain }) => memberId === member.id && domain === null);
  }

  protected waiting(member: MemberView): OpenRequests | undefined {
    return this.picture().rights.openRequests.find(({ memberId }) => memberId === member.id);
  }

  protected async rights(member: MemberView): Promise<void> {
    const { MemberRightsDialog } = await import('../rights/member-rights-dialog');
    if (await this.dialogs.open(MemberRightsDialog, { picture: this.picture(), member })) this.changed.emit();
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

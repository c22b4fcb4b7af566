import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { ColleagueView, InvitationView, NewInvitation } from '@contract/administration';
import { Dialogs } from '../shared/dialogs';
import { FormRefusal } from '../shared/form-refusal';
import { Icon } from '../shared/icon';
import { dayOf } from '../shared/day';
import { Saving } from '../shared/saving';
import { SearchBox } from '../shared/search-box';
import { Skeleton } from '../shared/skeleton';
import { StateMessage } from '../shared/state-message';
import { Words } from '../shared/words';
import { AdministrationApi } from './administration-api';

/** Everybody of the organisation: who works here, who is invited, who has left. */
@Component({
  selector: 'app-colleagues-page',
  imports: [FormRefusal, Icon, MatButton, RouterLink, SearchBox, Skeleton, StateMessage],
  templateUrl: './colleagues-page.html',
  styleUrl: './colleagues-page.scss',
})
export class ColleaguesPage {
  private readonly api = inject(AdministrationApi);
  private readonly dialogs = inject(Dialogs);
  protected readonly words = inject(Words);
  protected readonly saving = new Saving();

  protected readonly colleagues = this.api.colleagues();
  private readonly invited = this.api.invitations();
  protected readonly invitations = computed(() => (this.invited.hasValue() ? this.invited.value() : []));
  protected readonly error = computed(() => this.colleagues.error() ?? this.invited.error());
  protected readonly typed = signal('');
  private readonly all = computed(() => (this.colleagues.hasValue() ? this.colleagues.value() : []));
  protected readonly found = computed(() => this.all().filter((colleague) => fits(colleague, this.typed())));
  /** A short list needs no search. */
  protected readonly searchable = computed(() => this.all().length > 8);
  protected readonly groups = computed(() =>
    [
      { title: 'colleagues.here', people: this.found().filter(({ state }) => state !== 'left') },
      { title: 'colleagues.gone', people: this.found().filter(({ state }) => state === 'left') },
    ].filter(({ people }) => people.length > 0),
  );

  protected readonly dayOf = dayOf;

  protected reload(): void {
    this.colleagues.reload();
    this.invited.reload();
  }

  protected async invite(): Promise<void> {
    const { InviteDialog } = await import('./invite-dialog');
    const invitation = await this.dialogs.open<NewInvitation>(InviteDialog);
    if (invitation) await this.tell(invitation);
  }

  protected async renew({ id }: InvitationView): Promise<void> {
    const renewed = await this.saving.attempt(() => this.api.renewInvitation(id));
    if (renewed) await this.tell(renewed.answer);
    else this.invited.reload();
  }

  protected async withdraw({ id, name }: InvitationView): Promise<void> {
    if (!window.confirm(this.words.t('invitation.withdrawSure', { name }))) return;
    await this.saving.attempt(() => this.api.withdrawInvitation(id));
    this.invited.reload();
  }

  private async tell(invitation: NewInvitation): Promise<void> {
    this.invited.reload();
    const { InvitationLinkDialog } = await import('./invitation-link-dialog');
    await this.dialogs.open(InvitationLinkDialog, invitation);
  }
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

const fits = ({ name, email, teamName, function: work }: ColleagueView, typed: string): boolean =>
  plain([name, email, work, teamName ?? ''].join(' ')).includes(plain(typed.trim()));

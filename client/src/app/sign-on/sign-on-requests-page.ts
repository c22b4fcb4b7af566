import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { SignOnRequestView } from '@contract/sign-on';
import { dayOf } from '../shared/day';
import { Dialogs } from '../shared/dialogs';
import { FormRefusal } from '../shared/form-refusal';
import { Saving } from '../shared/saving';
import { Skeleton } from '../shared/skeleton';
import { StateMessage } from '../shared/state-message';
import { Words } from '../shared/words';
import { SignOnRequestsApi } from './sign-on-requests-api';

/** For an organisation's administrator: who signed on for the first time, and what the provider's words mean here. */
@Component({
  selector: 'app-sign-on-requests-page',
  imports: [FormRefusal, MatButton, Skeleton, StateMessage],
  templateUrl: './sign-on-requests-page.html',
  styleUrl: './sign-on-requests-page.scss',
})
export class SignOnRequestsPage {
  private readonly api = inject(SignOnRequestsApi);
  private readonly dialogs = inject(Dialogs);
  protected readonly words = inject(Words);
  protected readonly saving = new Saving();
  protected readonly list = this.api.requests();
  protected readonly mapping = this.api.mapping();
  private readonly requests = computed(() => (this.list.hasValue() ? this.list.value().requests : []));
  protected readonly waiting = computed(() => this.requests().filter(({ state }) => state === 'waiting'));
  protected readonly refused = computed(() => this.requests().filter(({ state }) => state === 'refused'));

  protected nameOf({ name }: SignOnRequestView): string {
    return name ?? this.words.t('signOnRequests.nameless');
  }

  protected tellOf({ email, roles, lastTriedAt }: SignOnRequestView): string {
    const tried = this.words.t('signOnRequests.tried', { day: this.words.day(dayOf(lastTriedAt), 'weekday') });
    const given = roles?.length ? this.words.list(roles.map((role) => this.words.t(`roles.${role}`))) : null;
    return [email, given, tried].filter((part) => part !== null).join(' · ');
  }

  protected async accept(request: SignOnRequestView): Promise<void> {
    const { AcceptDialog } = await import('./accept-dialog');
    const colleagues = this.list.hasValue() ? this.list.value().colleagues : [];
    if (await this.dialogs.open<boolean>(AcceptDialog, { request, colleagues })) this.list.reload();
  }

  protected async refuse({ id }: SignOnRequestView): Promise<void> {
    await this.saving.attempt(() => this.api.refuse(id));
    this.list.reload();
  }

  protected async change(): Promise<void> {
    const { MappingDialog } = await import('./mapping-dialog');
    if (await this.dialogs.open<boolean>(MappingDialog, this.mapping.value())) {
      this.mapping.reload();
      this.list.reload();
    }
  }
}

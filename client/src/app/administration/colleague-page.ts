import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { ColleagueView } from '@contract/administration';
import { Session } from '../session/session';
import { BackLink } from '../shared/back-link';
import { Dialogs } from '../shared/dialogs';
import { FormRefusal } from '../shared/form-refusal';
import { Icon } from '../shared/icon';
import { Saving } from '../shared/saving';
import { Skeleton } from '../shared/skeleton';
import { StateMessage } from '../shared/state-message';
import { Words } from '../shared/words';
import { AdministrationApi } from './administration-api';

/** One colleague: what is known of them, and whether they leave. */
@Component({
  selector: 'app-colleague-page',
  imports: [BackLink, FormRefusal, Icon, MatButton, RouterLink, Skeleton, StateMessage],
  templateUrl: './colleague-page.html',
  styleUrl: './colleague-page.scss',
})
export class ColleaguePage {
  private readonly api = inject(AdministrationApi);
  private readonly dialogs = inject(Dialogs);
  private readonly session = inject(Session);
  protected readonly words = inject(Words);
  protected readonly saving = new Saving();

  /** From the address. */
  readonly colleagueId = input.required<string>();
  protected readonly resource = this.api.colleague(this.colleagueId);
  protected readonly colleague = computed(() => (this.resource.hasValue() ? this.resource.value() : undefined));

  protected reload(): void {
    this.resource.reload();
  }

  protected async change(colleague: ColleagueView): Promise<void> {
    const { ColleagueDialog } = await import('./colleague-dialog');
    if (!(await this.dialogs.open(ColleagueDialog, colleague))) return;
    this.resource.reload();
    // One's own name or roles: the bar above follows.
    if (colleague.id === this.session.current()?.professionalId) await this.session.resume();
  }

  protected async callOff({ id, name, state, version }: ColleagueView): Promise<void> {
    if (!window.confirm(this.words.t(state === 'left' ? 'departure.backSure' : 'departure.staySure', { name }))) return;
    await this.saving.attempt(() => this.api.callOffDeparture(id, version));
    this.resource.reload();
  }
}

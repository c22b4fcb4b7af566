import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import type { CaseloadView, UnledHousehold } from '@contract/load';
import { Dialogs } from '../shared/dialogs';
import { FormRefusal } from '../shared/form-refusal';
import { Icon } from '../shared/icon';
import { NewestPicture } from '../shared/newest-picture';
import { Saving } from '../shared/saving';
import { Skeleton } from '../shared/skeleton';
import { StateMessage } from '../shared/state-message';
import { Words } from '../shared/words';
import { LoadApi } from './load-api';

/** For a team lead: who leads how much, and which households nobody leads; for those a lead can be proposed from here. */
@Component({
  selector: 'app-load-page',
  imports: [FormRefusal, Icon, MatButton, RouterLink, Skeleton, StateMessage],
  templateUrl: './load-page.html',
  styleUrl: './load-page.scss',
})
export class LoadPage {
  private readonly dialogs = inject(Dialogs);
  private readonly router = inject(Router);
  private readonly newest = inject(NewestPicture);
  protected readonly words = inject(Words);
  protected readonly saving = new Saving();
  protected readonly load = inject(LoadApi).load();
  protected readonly view = computed(() => (this.load.hasValue() ? this.load.value() : undefined));
  /** Bars share one scale. */
  protected readonly most = computed(() => Math.max(1, ...(this.view()?.caseloads ?? []).map(totalOf)));

  protected readonly total = totalOf;

  /** Where one is open already, to that. */
  protected async propose({ id }: UnledHousehold): Promise<void> {
    const found = await this.saving.attempt(() => this.newest.of(id));
    if (!found) return;
    if (found.answer.leadProposal) return void this.router.navigate(['/households', id]);
    const { ProposeLeadDialog } = await import('../leads/propose-lead-dialog');
    if (await this.dialogs.open(ProposeLeadDialog, found.answer)) this.load.reload();
  }
}

const totalOf = ({ intensive, light }: CaseloadView): number => intensive + light;

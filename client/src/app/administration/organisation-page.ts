import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { OwnOrganisationView } from '@contract/administration';
import { Session } from '../session/session';
import { Dialogs } from '../shared/dialogs';
import { Icon } from '../shared/icon';
import { Skeleton } from '../shared/skeleton';
import { StateMessage } from '../shared/state-message';
import { Words } from '../shared/words';
import { AdministrationApi } from './administration-api';

/** The settings of the organisation itself. */
@Component({
  selector: 'app-organisation-page',
  imports: [Icon, MatButton, Skeleton, StateMessage],
  template: `
    <header>
      <h1>{{ words.t('ownOrganisation.title') }}</h1>
      @if (organisation(); as it) {
        <button matButton="tonal" type="button" (click)="change(it)"><app-icon name="edit" /> {{ words.t('ownOrganisation.change') }}</button>
      }
    </header>
    @if (resource.error()) {
      <app-state-message class="card" [error]="resource.error()" (retry)="resource.reload()" />
    } @else if (organisation()) {
      @let it = organisation()!;
      <dl class="card">
        <div>
          <dt>{{ words.t('ownOrganisation.name') }}</dt>
          <dd>{{ it.name }}</dd>
        </div>
        <div>
          <dt>{{ words.t('ownOrganisation.kind') }}</dt>
          <dd>{{ words.t('organisationKind.' + it.kind) }}</dd>
        </div>
        <div>
          <dt>{{ words.t('ownOrganisation.whoSees') }}</dt>
          <dd>
            <span class="tag" [class.primary]="it.nameIsSensitive">{{ words.t(it.nameIsSensitive ? 'ownOrganisation.sensitive' : 'ownOrganisation.plain') }}</span>
            <p class="small soft">{{ words.t(it.nameIsSensitive ? 'ownOrganisation.sensitiveText' : 'ownOrganisation.plainText') }}</p>
          </dd>
        </div>
      </dl>
    } @else {
      <app-skeleton class="card" [lines]="[40, 70]" />
    }
  `,
  styleUrl: './organisation-page.scss',
})
export class OrganisationPage {
  private readonly api = inject(AdministrationApi);
  private readonly dialogs = inject(Dialogs);
  private readonly session = inject(Session);
  protected readonly words = inject(Words);
  protected readonly resource = this.api.organisation();
  protected readonly organisation = computed(() => (this.resource.hasValue() ? this.resource.value() : undefined));

  protected async change(organisation: OwnOrganisationView): Promise<void> {
    const { OrganisationDialog } = await import('./organisation-dialog');
    if (!(await this.dialogs.open(OrganisationDialog, organisation))) return;
    this.resource.reload();
    await this.session.resume();
  }
}

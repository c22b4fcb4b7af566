import { Component, computed, inject, input, output } from '@angular/core';
import { firstNamesOf } from '@contract/first-names';
import type { HouseholdPicture, InvolvementView } from '@contract/households';
import { RATING_LEVELS } from '@contract/life-domains';
import { whySeen } from '../disclosures/disclosure-words';
import { Dialogs } from '../shared/dialogs';
import { domainName } from '../shared/domain-name';
import { calledNames, huesOf, presentMembers } from '../shared/household-people';
import { Icon } from '../shared/icon';
import { ProfessionalMark } from '../shared/professional-mark';
import { StateMessage } from '../shared/state-message';
import { Words } from '../shared/words';
import { LevelMark } from './level-mark';
import { LifeCellButton } from './life-cell-button';
import { lifeRows, type LifeCell } from './life-rows';

/** Members by life domains: how it goes in two voices, and who works on it. A table, so that it can be read aloud as one. */
@Component({
  selector: 'app-life-picture',
  imports: [Icon, LevelMark, LifeCellButton, ProfessionalMark, StateMessage],
  templateUrl: './life-picture.html',
  styleUrl: './life-picture.scss',
})
export class LifePicture {
  private readonly dialogs = inject(Dialogs);
  protected readonly words = inject(Words);
  readonly picture = input.required<HouseholdPicture>();
  readonly changed = output();

  protected readonly levels = RATING_LEVELS;
  protected readonly members = computed(() => presentMembers(this.picture()));
  protected readonly hues = computed(() => huesOf(this.picture()));
  protected readonly rows = computed(() =>
    lifeRows(this.picture()).map((row) => ({ ...row, name: domainName(row.domain, this.words.language()) })),
  );
  protected readonly called = computed(() => calledNames(this.picture()));

  protected workerNames(workers: readonly InvolvementView[]): string {
    const called = firstNamesOf(this.picture().team.flatMap(({ name }) => name ?? []));
    return workers.map(({ name }) => (name ? (called.get(name) ?? name) : this.words.t('team.confidentialShort'))).join(', ');
  }

  protected why({ disclosed }: LifeCell): string {
    return disclosed ? whySeen(disclosed, this.picture(), this.words) : '';
  }

  protected async open(cell: LifeCell): Promise<void> {
    const { RatingDialog } = await import('./rating-dialog');
    const closed = await this.dialogs.open<'rated' | 'disclose'>(RatingDialog, { picture: this.picture(), cell, why: this.why(cell) });
    if (closed === 'disclose') await this.disclose(cell);
    else if (closed) this.changed.emit();
  }

  private async disclose({ member, domain }: LifeCell): Promise<void> {
    const { DisclosureDialog } = await import('../disclosures/disclosure-dialog');
    if (await this.dialogs.open(DisclosureDialog, { picture: this.picture(), memberId: member.id, domain })) this.changed.emit();
  }
}

import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogRef, MatDialogTitle } from '@angular/material/dialog';
import type { HouseholdPicture } from '@contract/households';
import type { VisitStatus } from '@contract/overlap-codes';
import type { VisitView } from '@contract/visits';
import { dayOf, timeOf } from '../shared/day';
import { domainName } from '../shared/domain-name';
import { FormRefusal } from '../shared/form-refusal';
import { memberName } from '../shared/household-people';
import { NewestPicture } from '../shared/newest-picture';
import { Saving } from '../shared/saving';
import { Words } from '../shared/words';
import { overlapGroups } from './overlap-groups';
import { VisitApi } from './visit-api';

/** A visit in full: who, when, about what, and with which others it doubles up. Its outcome is one tap away. */
@Component({
  selector: 'app-visit-details',
  imports: [FormRefusal, MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle],
  templateUrl: './visit-details.html',
  styleUrl: './visit-details.scss',
})
export class VisitDetails {
  private readonly api = inject(VisitApi);
  private readonly newest = inject(NewestPicture);
  protected readonly dialog = inject<MatDialogRef<VisitDetails, 'changed' | 'change'>>(MatDialogRef);
  protected readonly data = inject<{ picture: HouseholdPicture; visit: VisitView }>(MAT_DIALOG_DATA);
  protected readonly words = inject(Words);
  private readonly visit = this.data.visit;
  protected readonly saving = new Saving(this.visit.version, () =>
    this.newest.versionOf(this.data.picture.id, ({ visits }) => visits.find((each) => each.id === this.visit.id)),
  );

  protected readonly day = dayOf(this.visit.startsAt);
  protected readonly time = `${timeOf(this.visit.startsAt)}–${timeOf(this.visit.endsAt)}`;
  protected readonly members = this.visit.memberIds.flatMap((id) => memberName(this.data.picture, id) ?? []);
  protected readonly domains = computed(() => this.visit.domains.map((domain) => domainName(domain, this.words.language())));
  protected readonly overlaps = computed(() => {
    const mine = this.data.picture.overlaps.filter(({ visitIds }) => visitIds.includes(this.visit.id));
    const { headlines, groups } = overlapGroups(mine, this.data.picture, this.words.language());
    return [...groups.flatMap((group) => group.overlaps), ...headlines].map(({ sentence }) => sentence);
  });
  /** What can be said of it now: how it went, once it has begun; before that only that it is off. */
  protected readonly outcomes = computed<VisitStatus[]>(() => {
    const begun = this.day <= this.data.picture.today;
    const possible: VisitStatus[] = begun ? ['held', 'no_show', 'refused', 'cancelled'] : ['planned', 'cancelled'];
    return possible.filter((status) => status !== this.visit.status);
  });

  readonly dirty = () => false;

  protected async becomes(status: VisitStatus): Promise<void> {
    const { picture } = this.data;
    const saved = await this.saving.attempt((version) => this.api.change(picture.id, this.visit.id, version, { status }));
    if (saved) this.dialog.close('changed');
  }
}

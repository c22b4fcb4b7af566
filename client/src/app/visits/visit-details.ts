import { afterRenderEffect, Component, computed, ElementRef, inject, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogRef, MatDialogTitle } from '@angular/material/dialog';
import type { HouseholdPicture } from '@contract/households';
import type { VisitStatus } from '@contract/overlap-codes';
import type { VisitView } from '@contract/visits';
import { Session } from '../session/session';
import { dayOf, timeOf } from '../shared/day';
import { domainName } from '../shared/domain-name';
import { FormRefusal } from '../shared/form-refusal';
import { memberName } from '../shared/household-people';
import { NewestPicture } from '../shared/newest-picture';
import { Saving } from '../shared/saving';
import { Words } from '../shared/words';
import { doorFirst, saidOverlaps } from './overlap-groups';
import { VisitApi } from './visit-api';

const OUTCOMES: readonly VisitStatus[] = ['held', 'no_show', 'refused', 'cancelled'];

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
  protected readonly data = inject<{ picture: HouseholdPicture; visit: VisitView; naming?: boolean }>(MAT_DIALOG_DATA);
  protected readonly words = inject(Words);
  private readonly visit = this.data.visit;
  private readonly me = inject(Session).current()?.professionalId;
  protected readonly saving = new Saving(this.visit.version, () =>
    this.newest.versionOf(this.data.picture.id, ({ visits }) => visits.find((each) => each.id === this.visit.id)),
  );

  protected readonly day = dayOf(this.visit.startsAt);
  protected readonly time = `${timeOf(this.visit.startsAt)}–${timeOf(this.visit.endsAt)}`;
  protected readonly members = this.visit.memberIds.flatMap((id) => memberName(this.data.picture, id) ?? []);
  protected readonly domains = computed(() => this.visit.domains.map((domain) => domainName(domain, this.words.language())));
  protected readonly overlaps = computed(() => {
    const mine = this.data.picture.overlaps.filter(({ visitIds }) => visitIds.includes(this.visit.id));
    return doorFirst(saidOverlaps(mine, this.data.picture, this.words.language())).map(({ sentence }) => sentence);
  });
  /** Once it has begun it is said how it went; before that it is called off, or goes on after all. */
  protected readonly stage = computed<'becomes' | 'toCome' | 'off'>(() => {
    if (Date.parse(this.visit.startsAt) <= Date.now()) return 'becomes';
    return this.visit.status === 'planned' ? 'toCome' : 'off';
  });
  protected readonly outcomes = computed<VisitStatus[]>(() => (this.stage() === 'becomes' ? OUTCOMES.filter((status) => status !== this.visit.status) : ['planned']));
  /** After the first tap: is it really called off? */
  protected readonly asking = signal(false);
  /** Colleagues come to it, who hear that it is off. */
  protected readonly others = computed(() => this.visit.professionals.some(({ professionalId }) => professionalId !== this.me));

  private readonly sure = viewChild<ElementRef<HTMLElement>>('sure');

  readonly dirty = () => false;

  constructor() {
    // On a phone it would come up below what is in sight.
    afterRenderEffect(() => this.sure()?.nativeElement.scrollIntoView({ block: 'nearest' }));
  }

  protected async becomes(status: VisitStatus): Promise<void> {
    const { picture } = this.data;
    const saved = await this.saving.attempt((version) => this.api.change(picture.id, this.visit.id, version, { status }));
    if (saved) this.dialog.close('changed');
  }
}

import { Component, computed, inject, input, output } from '@angular/core';
import type { VisitStatus } from '@contract/overlap-codes';
import type { VisitView } from '@contract/visits';
import { timeOf } from '../shared/day';
import { calledNames, memberName, type Called } from '../shared/household-people';
import { Icon } from '../shared/icon';
import type { IconName } from '../shared/icon-shapes';
import type { OrganisationHues } from '../shared/organisation-hues';
import { Words } from '../shared/words';

/** Statuses that need to be seen at a glance; a held or planned visit shows by its ground. */
const STATUS_ICONS: Partial<Record<VisitStatus, IconName>> = { no_show: 'noShow', refused: 'refused', cancelled: 'cancel' };

/** A visit in the calendar: when, who comes, who is seen. */
@Component({
  selector: 'app-visit-block',
  imports: [Icon],
  templateUrl: './visit-block.html',
  styleUrl: './visit-block.scss',
})
export class VisitBlock {
  protected readonly words = inject(Words);
  readonly visit = input.required<VisitView>();
  readonly people = input.required<Called>();
  readonly hues = input.required<OrganisationHues>();
  readonly doubled = input(false);
  readonly clashing = input(false);
  /** Named where visits of several households stand together, and then with a hue of its own. */
  readonly household = input<string | null>(null);
  readonly ownHue = input<number>();
  /** Time and who only, where a whole month is in sight; the rest is still read out. */
  readonly compact = input(false);
  /** -1 where arrow keys lead to it. */
  readonly reach = input<0 | -1>(0);
  /** Ids of the sentences that say with what it doubles up. */
  readonly describedBy = input<string | null>(null);
  readonly choose = output();

  protected readonly from = computed(() => timeOf(this.visit().startsAt));
  protected readonly until = computed(() => timeOf(this.visit().endsAt));
  protected readonly icon = computed(() => STATUS_ICONS[this.visit().status]);
  protected readonly organisationId = computed(() => this.visit().professionals[0]?.organisationId ?? null);
  protected readonly hue = computed(() => this.ownHue() ?? this.hues().get(this.organisationId()));
  protected readonly who = computed(() =>
    this.visit()
      .professionals.map((each) => each.name ?? this.words.t('team.confidential'))
      .join(' + '),
  );
  protected readonly organisations = computed(() =>
    [...new Set(this.visit().professionals.flatMap((each) => each.organisationName ?? []))].join(' + '),
  );
  protected readonly seen = computed(() => {
    const called = calledNames(this.people());
    return this.words.list(this.visit().memberIds.flatMap((id) => called.get(memberName(this.people(), id) ?? '') ?? []));
  });
}

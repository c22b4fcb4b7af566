import { Component, computed, inject, input } from '@angular/core';
import { daysWithoutLead, leadGaps } from '@contract/lead-gaps';
import type { HouseholdPicture } from '@contract/households';
import type { LeadView } from '@contract/leads';
import { addDays, daysBetween, type Day } from '../shared/day';
import { huesOf, memberName } from '../shared/household-people';
import { Icon } from '../shared/icon';
import { Words } from '../shared/words';
import { leadStretches, type LeadStretch } from './lead-periods';

/** A stretch with its place in the picture, in percent of the whole width. */
interface Drawn extends LeadStretch {
  left: number;
  width: number;
  hue: number | undefined;
}

/** After a lead that runs on, or begins later, some room to the right. */
const ROOM_DAYS = 14;

/** Who led when, gaps drawn as gaps, with the table of the same beside it. */
@Component({
  selector: 'app-lead-timeline',
  imports: [Icon],
  templateUrl: './lead-timeline.html',
  styleUrl: './lead-timeline.scss',
})
export class LeadTimeline {
  protected readonly words = inject(Words);
  readonly picture = input.required<HouseholdPicture>();

  private readonly stretches = computed(() => {
    const { leads, openedOn, today } = this.picture();
    return leadStretches(leads, openedOn, today);
  });
  private readonly first = computed<Day>(() => this.stretches()[0]?.from ?? this.picture().openedOn);
  private readonly last = computed<Day>(() => {
    const ends = this.stretches().map(({ from, until }) => until ?? addDays(from, ROOM_DAYS));
    return [...ends, addDays(this.picture().today, ROOM_DAYS)].sort().at(-1) ?? this.picture().today;
  });

  protected readonly drawn = computed<Drawn[]>(() => {
    const hues = huesOf(this.picture());
    const organisations = new Map(this.picture().team.map((each) => [each.professionalId, each.organisationId]));
    return this.stretches().map((stretch) => {
      const left = this.place(stretch.from);
      const hue = stretch.lead ? hues.get(organisations.get(stretch.lead.professionalId) ?? null) : undefined;
      const end = stretch.until ?? (stretch.lead ? this.last() : addDays(this.picture().today, 1));
      return { ...stretch, left, width: this.place(end) - left, hue };
    });
  });
  protected readonly rows = computed(() => this.drawn().toReversed());
  protected readonly todayAt = computed(() => this.place(this.picture().today));
  protected readonly daysWithout = computed(() => {
    const { leads, openedOn, today } = this.picture();
    return daysWithoutLead(leadGaps(leads, openedOn, today), today);
  });

  protected said(lead: LeadView): string | null {
    return lead.householdSaid && memberName(this.picture(), lead.householdSaid.memberId);
  }

  private place(day: Day): number {
    return (daysBetween(this.first(), day) / Math.max(1, daysBetween(this.first(), this.last()))) * 100;
  }
}

import type { HttpResourceRef } from '@angular/common/http';
import { Component, computed, effect, inject, input, output, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { daysOf, daysWithoutLead, leadGaps } from '@contract/lead-gaps';
import type { HouseholdPicture } from '@contract/households';
import type { LeadDeputyView, LeadProposalView } from '@contract/lead-proposals';
import type { LeadView } from '@contract/leads';
import type { LevelsView } from '@contract/levels';
import type { WithdrawalList } from '@contract/withdrawals';
import { addDays, dayOf, daysBetween, type Day } from '../shared/day';
import { Dialogs } from '../shared/dialogs';
import { huesOf, memberName } from '../shared/household-people';
import { Icon } from '../shared/icon';
import { Words } from '../shared/words';
import { courseEvents, type CourseEvent } from './course-events';
import { LeadApi } from './lead-api';
import { leadStretches, type LeadStretch } from './lead-periods';
import { proposalTitle, waitingNames } from './proposal-words';

/** A stretch with its place in the picture, in percent of the whole width. */
interface Drawn extends LeadStretch {
  left: number;
  width: number;
  hue: number | undefined;
}

/** A line of the table: a lead, days without one, a proposal, somebody who stood in, or what else happened to the case. */
interface Row {
  key: string;
  from: Day;
  until: Day | null;
  days: number;
  gap: boolean;
  lead: LeadView | null;
  proposal?: LeadProposalView;
  deputy?: LeadDeputyView;
  event?: CourseEvent;
}

/** After a lead that runs on, or begins later, some room to the right. */
const ROOM_DAYS = 14;

/** Who led when, what was proposed, who stood in, steps on the ladder and help that ended, gaps drawn as gaps; with the table of the same beside it. */
@Component({
  selector: 'app-lead-timeline',
  imports: [Icon, MatButton],
  templateUrl: './lead-timeline.html',
  styleUrl: './lead-timeline.scss',
})
export class LeadTimeline {
  protected readonly words = inject(Words);
  private readonly api = inject(LeadApi);
  private readonly dialogs = inject(Dialogs);
  readonly picture = input.required<HouseholdPicture>();
  readonly levels = input.required<HttpResourceRef<LevelsView | undefined>>();
  readonly withdrawals = input.required<HttpResourceRef<WithdrawalList | undefined>>();
  readonly changed = output();
  private readonly householdId = computed(() => this.picture().id);
  private readonly history = this.api.history(this.householdId);
  private readonly proposals = computed(() => (this.history.hasValue() ? this.history.value().proposals : []));
  private readonly deputies = computed(() => (this.history.hasValue() ? this.history.value().deputies : []));
  private seen: HouseholdPicture | undefined;

  constructor() {
    // What was read anew on the page is read anew here.
    effect(() => {
      const picture = this.picture();
      if (this.seen && this.seen.id === picture.id) untracked(() => this.history.reload());
      this.seen = picture;
    });
  }

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
  /** Who was called off has no days to draw. */
  protected readonly inPicture = computed(() => this.drawn().filter(({ from, until }) => from !== until));
  protected readonly drawnProposals = computed(() =>
    this.proposals().map(({ id, proposedAt, state }) => ({ id, left: Math.max(0, this.place(dayOf(proposedAt))), refused: state !== 'open' && state !== 'begun' })),
  );
  protected readonly drawnDeputies = computed(() =>
    this.deputies().filter(({ from, until }) => until > from).map(({ id, from, until }) => ({ id, left: this.place(from), width: Math.min(100, this.place(until)) - this.place(from) })),
  );
  private readonly events = computed(() => {
    const [levels, withdrawals] = [this.levels(), this.withdrawals()];
    return courseEvents(this.words, levels.hasValue() ? levels.value() : undefined, withdrawals.hasValue() ? withdrawals.value() : undefined);
  });
  protected readonly drawnSteps = computed(() => this.events().flatMap(({ key, on, step }) => (step ? [{ key, step, left: Math.max(0, this.place(on)) }] : [])));
  /** Newest first. */
  protected readonly rows = computed<Row[]>(() => {
    const stretches = this.drawn().map(({ from, until, days, lead }): Row => ({ key: lead?.id ?? `gap ${from}`, from, until, days, lead, gap: lead === null }));
    const proposals = this.proposals().map((proposal): Row => ({ key: proposal.id, from: dayOf(proposal.proposedAt), until: null, days: 0, gap: false, lead: null, proposal }));
    const deputies = this.deputies().map((deputy): Row => ({ key: deputy.id, from: deputy.from, until: deputy.until, days: daysOf(deputy, this.picture().today), gap: false, lead: null, deputy }));
    const events = this.events().map((event): Row => ({ key: event.key, from: event.on, until: null, days: 0, gap: false, lead: null, event }));
    return [...stretches, ...proposals, ...deputies, ...events].sort((one, other) => other.from.localeCompare(one.from));
  });
  protected readonly todayAt = computed(() => this.place(this.picture().today));
  protected readonly daysWithout = computed(() => {
    const { leads, openedOn, today } = this.picture();
    return daysWithoutLead(leadGaps(leads, openedOn, today), today);
  });

  /** Of a period as people say it; its days are those from the first to this one. */
  protected readonly lastDay = (until: Day): Day => addDays(until, -1);

  protected said(lead: LeadView): string | null {
    return lead.householdSaid && memberName(this.picture(), lead.householdSaid.memberId);
  }

  protected title(proposal: LeadProposalView): string {
    return proposalTitle(this.words, proposal);
  }

  protected waiting(proposal: LeadProposalView): string {
    return waitingNames(this.words, proposal);
  }

  /** Why it ended, and who looked after the household then. */
  protected ending({ endCode, endReason, meanwhile }: LeadView): string | null {
    const code = endCode ? this.words.t(`leadEndCode.${endCode}`) : null;
    const kept = meanwhile && (meanwhile.kind === 'nobody' ? this.words.t('lead.meanwhileNobody') : meanwhile.name ? this.words.t('lead.meanwhileIs', { name: meanwhile.name }) : this.words.t('lead.meanwhileHidden'));
    const said = [code, endReason].filter(Boolean).join('. ');
    return said ? `${this.words.t('lead.ended')}: ${said}${kept ? `${said.endsWith('.') ? '' : '.'} ${kept}` : ''}` : null;
  }

  protected async import(): Promise<void> {
    const { ImportLeadDialog } = await import('./import-lead-dialog');
    if (await this.dialogs.open(ImportLeadDialog, this.picture())) this.changed.emit();
  }

  private place(day: Day): number {
    return (daysBetween(this.first(), day) / Math.max(1, daysBetween(this.first(), this.last()))) * 100;
  }
}

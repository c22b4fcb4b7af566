import { Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { PagedAction, PagedVisit } from '@contract/plan-page';
import { PLAN_PAGE_WORDS } from '@contract/plan-page-words';
import { HouseholdApi } from '../households/household-api';
import { BackLink } from '../shared/back-link';
import { dayOf, timeOf } from '../shared/day';
import { FormRefusal } from '../shared/form-refusal';
import { presentMembers } from '../shared/household-people';
import { refusalOf } from '../shared/problem';
import { saveFile } from '../shared/save-file';
import { Saving } from '../shared/saving';
import { Skeleton } from '../shared/skeleton';
import { StateMessage } from '../shared/state-message';
import { Words } from '../shared/words';
import { PlanApi } from './plan-api';

/** The plan as a page for the household, for one member or for all together: to print from here, or as a PDF. */
@Component({
  selector: 'app-plan-paper-page',
  imports: [BackLink, FormRefusal, MatButton, Skeleton, StateMessage],
  templateUrl: './plan-paper-page.html',
  styleUrls: ['../shared/paper.scss', './plan-paper-page.scss'],
})
export class PlanPaperPage {
  private readonly api = inject(PlanApi);
  protected readonly words = inject(Words);
  protected readonly saving = new Saving();

  /** From the address. */
  readonly householdId = input.required<string>();
  protected readonly household = inject(HouseholdApi).picture(this.householdId);
  protected readonly members = computed(() => (this.household.hasValue() ? presentMembers(this.household.value()) : []));
  /** For whom; empty: for all together. */
  protected readonly memberId = signal('');
  protected readonly resource = this.api.page(this.householdId, this.memberId);
  protected readonly plan = computed(() => (this.resource.hasValue() ? this.resource.value() : undefined));
  protected readonly notYours = computed(() => {
    const error = this.resource.error();
    return error !== undefined && ['access.not-allowed', 'not-found'].includes(refusalOf(error).code);
  });
  protected readonly says = computed(() => PLAN_PAGE_WORDS[this.words.language()]);
  protected readonly directions = computed(() => {
    const [plan, says] = [this.plan(), this.says()];
    if (!plan) return [];
    const said = (kind: string) => plan.statements.filter((statement) => statement.kind === kind);
    return [
      { title: says.whereTo, summary: plan.whereTo, statements: said('where_to') },
      { title: says.inTheWay, summary: plan.inTheWay, statements: said('in_the_way') },
    ].filter(({ summary, statements }) => summary !== null || statements.length > 0);
  });

  protected people(names: readonly string[], unnamed: boolean): string {
    return this.words.list([...names, ...(unnamed ? [this.says().somebody] : [])]);
  }

  protected who({ rhythm, dueOn, owners, unnamed }: PagedAction): string {
    const when = rhythm === 'once' ? dueOn && this.says().before(this.words.day(dueOn, 'long')) : this.says().rhythm[rhythm];
    return [this.people(owners, unnamed), when].filter(Boolean).join(', ');
  }

  protected period({ startsAt, endsAt }: PagedVisit): string {
    return `${this.words.day(dayOf(startsAt), 'spoken')} ${timeOf(startsAt)}–${timeOf(endsAt)}`;
  }

  protected print(): void {
    window.print();
  }

  protected async pdf(): Promise<void> {
    const made = await this.saving.attempt(() => this.api.paper(this.householdId(), this.memberId(), this.words.language()));
    if (made) saveFile(made.answer, `plan-${this.plan()?.madeOn}.pdf`);
  }
}

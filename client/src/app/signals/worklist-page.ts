import { Component, computed, effect, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { Worklist, WorklistItem, SignalView } from '@contract/signals';
import { SOON_DAYS } from '@contract/signal-words';
import { LEVELS } from '@contract/level-words';
import { firstValueFrom } from 'rxjs';
import { HouseholdApi } from '../households/household-api';
import { ChoiceControl } from './choice-control';
import { Dialogs } from '../shared/dialogs';
import { FormRefusal } from '../shared/form-refusal';
import { Icon } from '../shared/icon';
import { saveFile } from '../shared/save-file';
import { Saving } from '../shared/saving';
import { Skeleton } from '../shared/skeleton';
import { StateMessage } from '../shared/state-message';
import { Words } from '../shared/words';
import { SignalApi, type WorklistFilter } from './signal-api';
import { SignalLine } from './signal-line';
import { TeamAnswerCard } from './team-answer-card';

const ANY: WorklistFilter = { part: 'now', code: '', level: '', leadId: '', organisationId: '' };

/** For a team lead: which households are stuck or about to be, why, since when, and what is decided about it. */
@Component({
  selector: 'app-worklist-page',
  imports: [ChoiceControl, FormRefusal, Icon, MatButton, RouterLink, SignalLine, Skeleton, StateMessage, TeamAnswerCard],
  templateUrl: './worklist-page.html',
  styleUrl: './worklist-page.scss',
})
export class WorklistPage {
  private readonly api = inject(SignalApi);
  private readonly households = inject(HouseholdApi);
  private readonly dialogs = inject(Dialogs);
  protected readonly words = inject(Words);
  protected readonly saving = new Saving();
  protected readonly soonDays = SOON_DAYS;

  protected readonly filter = signal(ANY);
  protected readonly list = this.api.worklist(this.filter);
  protected readonly counts = this.api.counts();
  protected readonly answers = this.api.teamAnswers();
  /** Pages after the first, as they were asked for. */
  private readonly further = signal<Worklist[]>([]);
  protected readonly page = computed(() => (this.list.hasValue() ? this.list.value() : undefined));
  protected readonly items = computed(() => [...(this.page()?.households ?? []), ...this.further().flatMap(({ households }) => households)]);
  protected readonly next = computed(() => this.further().at(-1)?.next ?? (this.further().length > 0 ? null : (this.page()?.next ?? null)));
  protected readonly told = computed(() => (this.counts.hasValue() ? this.counts.value() : undefined));
  protected readonly narrowed = computed(() => Object.entries(this.filter()).some(([name, value]) => name !== 'part' && value !== ''));

  protected readonly codes = computed(() => [
    { value: '', label: this.words.t('worklist.anySignal') },
    ...(this.told()?.signals ?? []).map(({ code, now, soon }) => ({ value: code, label: `${this.words.t(`signalCode.${code}`)} (${this.filter().part === 'now' ? now : soon})` })),
  ]);
  protected readonly levels = computed(() => [{ value: '', label: this.words.t('worklist.anyLevel') }, ...this.words.options('ladder', LEVELS)]);
  protected readonly leads = computed(() => [{ value: '', label: this.words.t('worklist.anyLead') }, ...(this.told()?.leads ?? []).map(({ id, name }) => ({ value: id, label: name }))]);
  protected readonly organisations = computed(() => [{ value: '', label: this.words.t('worklist.anyOrganisation') }, ...(this.told()?.organisations ?? []).map(({ id, name }) => ({ value: id, label: name }))]);

  constructor() {
    // A first page that was read anew begins the list anew.
    effect(() => {
      this.page();
      this.further.set([]);
    });
  }

  protected narrow(change: Partial<WorklistFilter>): void {
    this.filter.update((filter) => ({ ...filter, ...change }));
  }

  protected clear(): void {
    this.filter.update(({ part }) => ({ ...ANY, part }));
  }

  protected async more(after: string): Promise<void> {
    const got = await this.saving.attempt(() => this.api.pageAfter(this.filter(), after));
    if (got) this.further.update((pages) => [...pages, got.answer]);
  }

  /** The form needs the people and goals of the household: they are read when it is opened. */
  protected async answer({ householdId }: WorklistItem, about: SignalView): Promise<void> {
    const picture = await this.saving.attempt(() => firstValueFrom(this.households.once(householdId)));
    if (!picture) return;
    const { AnswerDialog } = await import('./answer-dialog');
    if (await this.dialogs.open(AnswerDialog, { picture: picture.answer, signal: about })) this.reload();
  }

  protected async export(): Promise<void> {
    const got = await this.saving.attempt(() => this.api.file(this.filter(), this.words.language()));
    if (!got?.answer.body) return;
    saveFile(got.answer.body, /filename="([^"]+)"/.exec(got.answer.headers.get('Content-Disposition') ?? '')?.[1] ?? 'worklist.csv');
  }

  private reload(): void {
    this.list.reload();
    this.counts.reload();
    this.answers.reload();
  }
}

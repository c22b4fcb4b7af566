import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { Worklist, WorklistItem, SignalView } from '@contract/signals';
import { SOON_DAYS } from '@contract/signal-words';
import { LEVELS } from '@contract/level-words';
import { firstValueFrom } from 'rxjs';
import { HouseholdApi } from '../households/household-api';
import { KeptState } from '../session/kept-state';
import { ChoiceControl } from '../shared/choice-control';
import { Dialogs } from '../shared/dialogs';
import { FoldButton } from '../shared/fold-button';
import { FormRefusal } from '../shared/form-refusal';
import { ListPages, rowsOnce } from '../shared/list-pages';
import { inSight } from '../shared/in-sight';
import { LongList } from '../shared/long-list';
import { saveFile } from '../shared/save-file';
import { Saving } from '../shared/saving';
import { Skeleton } from '../shared/skeleton';
import { StateMessage } from '../shared/state-message';
import { Words } from '../shared/words';
import { SignalApi, type WorklistFilter } from './signal-api';
import { SignalLine } from './signal-line';
import { TeamAnswerCard } from './team-answer-card';

const ANY: WorklistFilter = { part: 'now', code: '', level: '', leadId: '', organisationId: '' };

/** What is kept of the page for who comes back to it. */
interface Kept {
  filter: WorklistFilter;
  pages: Worklist[];
  /** The page with the household that was opened from it; 0 is also any other. */
  opened: number;
}

/** For a team lead: which households are stuck or about to be, why, since when, and what is decided about it. */
@Component({
  selector: 'app-worklist-page',
  imports: [ChoiceControl, FoldButton, FormRefusal, LongList, MatButton, RouterLink, SignalLine, Skeleton, StateMessage, TeamAnswerCard],
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

  private readonly kept = inject(KeptState).of('worklist', (leftFor): Kept => ({ filter: this.filter(), pages: this.pages.all(), opened: this.placeOf((id) => leftFor.includes(id)) }));
  protected readonly filter = signal(this.kept?.filter ?? ANY);
  protected readonly list = this.api.worklist(this.filter);
  protected readonly counts = this.api.counts();
  protected readonly answers = this.api.teamAnswers();
  private readonly pages = new ListPages(this.list, (after) => this.api.pageAfter(this.filter(), after), { question: this.filter, kept: this.kept?.pages });
  protected readonly there = computed(() => this.pages.all().length > 0);
  protected readonly items = computed(() => rowsOnce(this.pages.all().flatMap(({ households }) => households), 'householdId'));
  protected readonly next = this.pages.next;
  protected readonly told = computed(() => (this.counts.hasValue() ? this.counts.value() : undefined));
  /** Households of which all signals were asked for. Who looks for one signal sees all, for it may be any of them. */
  protected readonly unfolded = signal<ReadonlySet<string>>(new Set());
  protected readonly narrowed = computed(() => Object.entries(this.filter()).some(([name, value]) => name !== 'part' && value !== ''));

  protected readonly codes = computed(() => [
    { value: '', label: this.words.t('worklist.anySignal') },
    ...(this.told()?.signals ?? []).map(({ code, now, soon }) => ({ value: code, label: `${this.words.t(`signalCode.${code}`)} (${this.filter().part === 'now' ? now : soon})` })),
  ]);
  protected readonly levels = computed(() => [{ value: '', label: this.words.t('worklist.anyLevel') }, ...this.words.options('ladder', LEVELS)]);
  protected readonly leads = computed(() => [{ value: '', label: this.words.t('worklist.anyLead') }, ...(this.told()?.leads ?? []).map(({ id, name }) => ({ value: id, label: name }))]);
  protected readonly organisations = computed(() => [{ value: '', label: this.words.t('worklist.anyOrganisation') }, ...(this.told()?.organisations ?? []).map(({ id, name }) => ({ value: id, label: name }))]);

  constructor() {
    // In the household that was opened something may have changed. What does not come through stays as it was.
    if (this.kept?.opened) void this.pages.renew(this.kept.opened).catch(() => undefined);
  }

  protected narrow(change: Partial<WorklistFilter>): void {
    this.filter.update((filter) => ({ ...filter, ...change }));
  }

  /** How many signals of a household are folded away until they are asked for. */
  protected foldable({ signals }: WorklistItem): number {
    return this.filter().code === '' ? signals.length - inSight(signals.length) : 0;
  }

  protected unfold({ householdId }: WorklistItem, open: boolean): void {
    this.unfolded.update((before) => new Set(open ? [...before, householdId] : [...before].filter((id) => id !== householdId)));
  }

  protected clear(): void {
    this.filter.update(({ part }) => ({ ...ANY, part }));
  }

  protected async more(): Promise<void> {
    await this.saving.attempt(() => this.pages.more());
  }

  /** The form needs the people and goals of the household: they are read when it is opened. */
  protected async answer({ householdId }: WorklistItem, about: SignalView): Promise<void> {
    const picture = await this.saving.attempt(() => firstValueFrom(this.households.once(householdId)));
    if (!picture) return;
    const { AnswerDialog } = await import('./answer-dialog');
    if (await this.dialogs.open(AnswerDialog, { picture: picture.answer, signal: about })) this.reload(householdId);
  }

  protected async export(): Promise<void> {
    const got = await this.saving.attempt(() => this.api.file(this.filter(), this.words.language()));
    if (!got?.answer.body) return;
    saveFile(got.answer.body, /filename="([^"]+)"/.exec(got.answer.headers.get('Content-Disposition') ?? '')?.[1] ?? 'worklist.csv');
  }

  /** The list as far as it had come, with what was answered read anew. */
  private reload(householdId: string): void {
    const place = this.placeOf((id) => id === householdId);
    if (place > 0) void this.saving.attempt(() => this.pages.renew(place));
    else this.list.reload();
    this.counts.reload();
    this.answers.reload();
  }

  /** On which page a household is; 0 also where it is on none. */
  private placeOf(isIt: (householdId: string) => boolean): number {
    return Math.max(0, this.pages.all().findIndex(({ households }) => households.some((each) => isIt(each.householdId))));
  }
}

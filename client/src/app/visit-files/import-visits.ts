import { Component, computed, inject, input, linkedSignal, output, signal, type WritableSignal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { HouseholdPicture } from '@contract/households';
import type { LifeDomain } from '@contract/life-domains';
import { VISIT_KINDS, type VisitKind } from '@contract/overlap-codes';
import { rowFaultSentence } from '@contract/row-faults';
import type { ImportPreview, ImportResult, PreviewImport } from '@contract/visit-exchange';
import { MOST_IMPORTED } from '@contract/visit-exchange-words';
import { Session } from '../session/session';
import { ChoiceField } from '../shared/choice-field';
import { dayOf, timeOf } from '../shared/day';
import { domainOptions } from '../shared/domain-name';
import { FormRefusal } from '../shared/form-refusal';
import { possibleProfessionals, presentMembers } from '../shared/household-people';
import { saveFile } from '../shared/save-file';
import { Saving } from '../shared/saving';
import { SomeOf } from '../shared/some-of';
import { StateMessage } from '../shared/state-message';
import { Words } from '../shared/words';
import { FileNotes } from './file-notes';
import type { FileWorker } from './file-worker';
import { meaningsOf, namesIn, seemsAbout, type Person } from './import-names';
import { cellsOf, importedVisit } from './import-rows';
import { VisitExchangeApi } from './visit-exchange-api';
import type { FileReading, FileVisit } from './worker/messages';

const SHOWN = 200;
const NOBODY = '';

/** What was read of a file: what is meant by its names, which visits are taken over, what becomes of each, and then the taking over. */
@Component({
  selector: 'app-import-visits',
  imports: [ChoiceField, FileNotes, FormRefusal, MatButton, SomeOf, StateMessage],
  templateUrl: './import-visits.html',
  styleUrl: './import-visits.scss',
})
export class ImportVisits {
  private readonly api = inject(VisitExchangeApi);
  private readonly session = inject(Session);
  protected readonly words = inject(Words);
  protected readonly saving = new Saving();

  /** The household that they are brought into. */
  readonly picture = input.required<HouseholdPicture>();
  readonly reading = input.required<FileReading>();
  /** Writes what is to be mended. */
  readonly worker = input.required<FileWorker>();
  /** While the household is asked: whoever shows this lets no other file come between. */
  readonly working = input.required<WritableSignal<boolean>>();
  /** They were taken over. */
  readonly changed = output<ImportResult>();

  protected readonly busy = computed(() => this.working()());

  protected readonly people = computed((): Person[] => {
    const picture = this.picture();
    return [
      ...presentMembers(picture).map(({ id, name }): Person => ({ id, name, part: 'member' })),
      ...possibleProfessionals(picture).map(({ value, label }): Person => ({ id: value, name: label, part: 'professional' })),
    ];
  });

  /** Of a file with several households one is taken: that of this name, or the first. */
  protected readonly households = computed(() => [...new Set(this.reading().visits.map(({ household }) => household ?? ''))]);
  protected readonly chosenHousehold = linkedSignal(() => this.households().find((name) => name === this.picture().name) ?? this.households()[0] ?? '');
  protected readonly householdOptions = computed(() => this.households().map((name) => ({ value: name, label: name || this.words.t('quickScan.unnamed') })));
  private readonly ofHousehold = computed(() => this.reading().visits.filter(({ household }) => (household ?? '') === this.chosenHousehold()));
  protected readonly visits = computed(() => this.ofHousehold().slice(0, MOST_IMPORTED));
  protected readonly tooMany = computed(() => this.ofHousehold().length - this.visits().length);

  protected readonly chosen = linkedSignal<readonly FileVisit[], ReadonlySet<FileVisit>>({
    source: this.visits,
    computation: (visits) => new Set(this.reading().source === 'calendar' ? visits.filter((visit) => seemsAbout(visit, this.picture().name, this.people())) : visits),
  });
  protected readonly showAll = linkedSignal({ source: this.reading, computation: () => false });
  protected readonly shown = computed(() => (this.showAll() ? this.visits() : this.visits().slice(0, SHOWN)));

  protected readonly names = computed(() => namesIn([...this.chosen()]));
  /** What was chosen by hand goes before what a name means by itself. */
  private readonly said = linkedSignal<FileReading, ReadonlyMap<string, string>>({ source: this.reading, computation: () => new Map() });
  private readonly known = computed(() => meaningsOf(this.names(), this.people()));
  protected readonly meanings = computed(() => new Map([...this.known(), ...this.said()].filter(([, id]) => id !== NOBODY)));
  protected readonly unknown = computed(() => this.names().filter((name) => !this.known().has(name)));
  protected readonly meaningOptions = computed(() => [
    { value: NOBODY, label: this.words.t('visitImport.nobody') },
    ...this.people().map(({ id, name, part }) => ({ value: id, label: name, group: this.words.t(`visitImport.${part}`) })),
  ]);

  protected readonly kind = signal<VisitKind>('regular');
  protected readonly memberIds = linkedSignal<Person[], string[]>({ source: this.people, computation: () => [] });
  protected readonly professionalIds = linkedSignal<Person[], string[]>({ source: this.people, computation: (people) => people.filter(({ id }) => id === this.session.current()?.professionalId).map(({ id }) => id) });
  protected readonly domains = signal<LifeDomain[]>([]);
  protected readonly kinds = computed(() => this.words.options('visitKind', VISIT_KINDS));
  protected readonly pastWereHeld = signal(true);
  /** Visits that are over, of which the file does not say how they went: a calendar never does. */
  protected readonly untoldPast = computed(() => [...this.chosen()].filter(({ status, endsAt }) => status === null && endsAt <= Date.now()).length);
  protected readonly memberOptions = computed(() => this.peopleOf('member'));
  protected readonly professionalOptions = computed(() => this.peopleOf('professional'));
  protected readonly domainOptions = computed(() => domainOptions(this.words.language()));

  /** What the preview was made of; when any of it changes, the preview is over. */
  private readonly asked = computed((): { visits: FileVisit[]; input: PreviewImport } => {
    const keys = new Set([...this.chosen()].map(({ key }) => key));
    // All of a series that is chosen: what is not among them any more was taken out of it.
    const visits = this.visits().filter((visit) => this.chosen().has(visit) || (visit.recurrence !== null && keys.has(visit.key)));
    const otherwise = { kind: this.kind(), memberIds: this.memberIds(), professionalIds: this.professionalIds(), domains: this.domains(), pastWereHeld: this.pastWereHeld() };
    return { visits, input: { source: this.reading().source, otherwise, visits: visits.map((visit) => importedVisit(visit, this.meanings(), this.people())) } };
  });
  protected readonly preview = linkedSignal<unknown, { of: FileVisit[]; found: ImportPreview } | null>({ source: this.asked, computation: () => null });
  private readonly outcomes = computed(() => new Map(this.preview()?.of.map((visit, place) => [visit, this.preview()!.found.visits[place]!]) ?? []));
  protected readonly keptGone = linkedSignal<unknown, boolean>({ source: this.preview, computation: () => true });
  protected readonly toImport = computed(() => this.preview()?.of.filter((visit) => this.chosen().has(visit) && this.outcomes().get(visit)!.outcome !== 'refuse') ?? []);
  protected readonly refused = computed(() => [...this.chosen()].filter((visit) => this.outcomes().get(visit)?.outcome === 'refuse'));
  protected readonly summary = computed(() => {
    const number = (outcome: string): number => this.toImport().filter((visit) => this.outcomes().get(visit)!.outcome === outcome).length;
    return { added: number('add'), changed: number('change'), cancelled: number('cancel'), unchanged: number('same'), refused: this.refused().length };
  });

  protected mean(name: string, id: string): void {
    this.said.update((said) => new Map([...said, [name, id]]));
  }

  protected meaning(name: string): string {
    return this.meanings().get(name) ?? NOBODY;
  }

  protected toggle(visit: FileVisit): void {
    this.chosen.update((chosen) => new Set(chosen.has(visit) ? [...chosen].filter((each) => each !== visit) : [...chosen, visit]));
  }

  protected chooseAll(all: boolean): void {
    this.chosen.set(new Set(all ? this.visits() : []));
  }

  protected outcomeOf(visit: FileVisit) {
    return this.outcomes().get(visit);
  }

  protected changesOf(changes: readonly string[]): string {
    return this.words.list(changes.map((field) => this.words.t(`visitImport.fields.${field}`)));
  }

  protected reasonOf(code: string | null): string {
    return this.words.t(`problems.${code}`, { hours: 12 });
  }

  protected when({ startsAt, endsAt }: FileVisit): string {
    const [from, until] = [startsAt, endsAt].map((instant) => new Date(instant).toISOString());
    return `${this.words.day(dayOf(from!), 'long')} ${timeOf(from!)}–${timeOf(until!)}`;
  }

  protected who({ members, professionals }: FileVisit): string {
    return [...(professionals ?? []), ...(members ?? [])].join(', ');
  }

  protected async look(): Promise<void> {
    const { visits, input } = this.asked();
    await this.whileBusy(async () => {
      const looked = await this.saving.attempt(() => this.api.preview(this.picture().id, input));
      if (looked) this.preview.set({ of: visits, found: looked.answer });
    });
  }

  protected async take(): Promise<void> {
    const { input } = this.asked();
    const visits = this.toImport().map((visit) => importedVisit(visit, this.meanings(), this.people(), this.outcomes().get(visit)));
    const gone = this.keptGone() ? this.preview()!.found.gone.map(({ visitId, version }) => ({ visitId, version })) : [];
    await this.whileBusy(async () => {
      const taken = await this.saving.attempt(() => this.api.import(this.picture().id, { ...input, visits, gone }));
      if (!taken) return this.preview.set(null);
      this.changed.emit(taken.answer);
      // What was refused stays in sight, to mend.
      this.chosen.set(new Set(this.refused()));
    });
  }

  /** The rows that were left out or refused, as a file: mended, it can be brought again. */
  protected async mend(): Promise<void> {
    const language = this.words.language();
    const read = (this.reading().faults).map((fault) => ({ cells: fault.cells, line: fault.line, reason: `${fault.column}: ${rowFaultSentence(fault, language)}` }));
    const refused = this.refused().map((visit) => ({ cells: cellsOf(visit), line: visit.line, reason: this.reasonOf(this.outcomeOf(visit)?.code ?? null) }));
    const answer = await this.worker().ask({ kind: 'mend', rows: [...read, ...refused], language }, 'text');
    if (answer?.kind === 'text') saveFile(new Blob([answer.text], { type: 'text/csv;charset=utf-8' }), `${this.words.t('visitImport.file')}.csv`);
  }

  private peopleOf(part: Person['part']): { value: string; label: string }[] {
    return this.people().filter((person) => person.part === part).map(({ id, name }) => ({ value: id, label: name }));
  }

  private async whileBusy(task: () => Promise<void>): Promise<void> {
    this.working().set(true);
    await task();
    this.working().set(false);
  }
}

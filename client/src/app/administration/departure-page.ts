import { Component, ElementRef, computed, effect, inject, input, linkedSignal, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import type { ColleagueName, DeparturePart } from '@contract/administration';
import { BackLink } from '../shared/back-link';
import { ChoiceField } from '../shared/choice-field';
import { dayOf, type Day } from '../shared/day';
import { FormRefusal } from '../shared/form-refusal';
import { Icon } from '../shared/icon';
import type { Option } from '../shared/option';
import { Saving } from '../shared/saving';
import { Skeleton } from '../shared/skeleton';
import { StateMessage } from '../shared/state-message';
import { Words } from '../shared/words';
import { AdministrationApi } from './administration-api';
import { choiceOf, decisionOf, endOptions, handOverOptions, mayTake, type Choice } from './departure-choices';

type Step = 'day' | 'work' | 'check';
const STEPS: readonly Step[] = ['day', 'work', 'check'];

/** How a colleague leaves, in three steps: the day, what becomes of the work, and a last look. */
@Component({
  selector: 'app-departure-page',
  imports: [BackLink, ChoiceField, FormRefusal, Icon, MatButton, Skeleton, StateMessage],
  templateUrl: './departure-page.html',
  styleUrl: './departure-page.scss',
})
export class DeparturePage {
  private readonly api = inject(AdministrationApi);
  private readonly router = inject(Router);
  protected readonly words = inject(Words);
  protected readonly saving = new Saving();
  protected readonly steps = STEPS;
  protected readonly step = signal<Step>('day');
  private readonly heading = viewChild<ElementRef<HTMLElement>>('heading');

  /** From the address. */
  readonly colleagueId = input.required<string>();
  private readonly person = this.api.colleague(this.colleagueId);
  protected readonly colleague = computed(() => (this.person.hasValue() ? this.person.value() : undefined));
  protected readonly today = dayOf(new Date().toISOString());
  /** First day on which the colleague no longer works here. Nothing by itself: today would end all of it at once. */
  protected readonly day = linkedSignal<Day>(() => this.colleague()?.leftOn ?? '');
  /** Who has left has left: only what still waits is decided. */
  protected readonly hasLeft = computed(() => this.colleague()?.state === 'left');
  protected readonly dayIsRight = computed(() => this.hasLeft() || (/^20\d\d-\d\d-\d\d$/.test(this.day()) && this.day() >= this.today));
  protected readonly tried = signal(false);

  protected readonly resource = this.api.departure(this.colleagueId, () => (this.colleague() && this.dayIsRight() ? this.day() : undefined));
  protected readonly error = computed(() => this.person.error() ?? this.resource.error());
  protected readonly departure = computed(() => (this.resource.hasValue() ? this.resource.value() : undefined));
  protected readonly parts = computed(() => this.departure()?.parts ?? []);

  /** By reference; kept where a later day shows the same household again. */
  private readonly choices = linkedSignal<readonly DeparturePart[], ReadonlyMap<string, Choice>>({
    source: this.parts,
    computation: (parts, before) => new Map(parts.map((part) => [part.reference, before?.value.get(part.reference) || choiceOf(part)])),
  });
  private readonly successors = computed(() => this.departure()?.successors ?? []);
  private readonly nothingYet = computed(() => ({ value: '' as Choice, label: this.words.t('departure.choose') }));
  protected readonly allOptions = computed(() => [this.nothingYet(), ...handOverOptions(this.words, this.successors()), ...endOptions(this.words)]);
  /** By reference. Who knows the household comes first; work that is nobody else's cannot end. */
  protected readonly optionsOf = computed(
    () =>
      new Map(
        this.parts().map(({ reference, knownBy, nobodyElse }): [string, Option<Choice>[]] => [
          reference,
          [this.nothingYet(), ...handOverOptions(this.words, this.successors(), knownBy), ...(nobodyElse > 0 ? [] : endOptions(this.words))],
        ]),
      ),
  );
  protected readonly undecided = computed(() => this.parts().filter(({ reference }) => !this.choices().get(reference)).length);
  protected readonly leads = computed(() => this.parts().filter((part) => part.leads).length);

  /** How many households go to whom, and how many end. */
  protected readonly summary = computed(() => {
    const chosen = [...this.choices().values()];
    return this.allOptions()
      .map(({ value, label }) => ({ label, households: chosen.filter((choice) => choice === value).length, value }))
      .filter(({ value, households }) => value !== '' && households > 0);
  });

  constructor() {
    // A new step starts at its heading for who does not see it change.
    effect(() => {
      if (this.step() !== 'day' || this.tried()) this.heading()?.nativeElement.focus();
    });
  }

  protected choiceFor({ reference }: DeparturePart): Choice {
    return this.choices().get(reference) ?? '';
  }

  protected choose({ reference }: DeparturePart, choice: Choice): void {
    this.choices.update((choices) => new Map(choices).set(reference, choice));
  }

  /** By what the colleague knows which household is meant. */
  protected reference({ openedOn, teamName, teamLeads }: DeparturePart): string {
    const team = teamName && teamLeads.length > 0 ? this.words.t('departure.teamLedBy', { team: teamName, names: this.names(teamLeads) }) : teamName;
    return [this.words.t('departure.openedOn', { day: this.words.day(openedOn, 'long') }), ...(team ? [team] : [])].join(' · ');
  }

  protected names(people: readonly ColleagueName[]): string {
    return this.words.list(people.map(({ name }) => name));
  }

  /** The same for all of them, as far as it can be. */
  protected chooseForAll(choice: Choice): void {
    if (choice) for (const part of this.parts()) if (mayTake(choice, part)) this.choose(part, choice);
  }

  protected facts(part: DeparturePart): string {
    const { involved, leads, openActions, plannedVisits, waitingQuestions } = part;
    return this.words.list([
      ...(leads ? [this.words.t('departure.leads')] : []),
      ...(involved ? [this.words.t('departure.involved')] : []),
      ...(openActions > 0 ? [this.words.count('departure.actions', openActions)] : []),
      ...(plannedVisits > 0 ? [this.words.count('departure.visits', plannedVisits)] : []),
      ...(waitingQuestions > 0 ? [this.words.count('departure.questions', waitingQuestions)] : []),
    ]);
  }

  protected go(step: Step): void {
    this.tried.set(true);
    if (step === 'work' && !this.dayIsRight()) return;
    if (step === 'check' && this.undecided() > 0) return;
    this.tried.set(false);
    this.step.set(step);
  }

  protected reload(): void {
    this.person.reload();
    this.resource.reload();
  }

  protected async decide(): Promise<void> {
    const departure = this.departure();
    const leavesOn = this.day();
    if (!departure || !leavesOn) return;
    const parts = [...this.choices()].map(([reference, choice]) => decisionOf(reference, choice));
    const saved = await this.saving.attempt(() => this.api.decideDeparture(this.colleagueId(), departure.version, { leavesOn, parts }));
    if (saved) await this.router.navigate(['/administration/colleagues', this.colleagueId()]);
    // Something changed since this page read it: what is there now is decided on anew.
    else if (['departure.undecided', 'departure.nobody-left', 'departure.unknown-successor', 'input.stale-version'].includes(this.saving.refusal()?.code ?? '')) {
      this.reload();
      this.step.set('work');
    }
  }
}

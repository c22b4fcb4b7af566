import { BREAKTHROUGH_VALUES, COST_SIDES } from './breakthrough-words.js';
import type { BreakthroughView, InviteeView, TablePage } from './breakthroughs.js';
import type { BurdenSum } from './burden.js';
import { decisionLine } from './decision-line.js';
import type { Language } from './roles.js';
import { TABLE_PAGE_WORDS } from './table-page-words.js';

/** A line of text; things one below the other, each with what is said of it or what it costs; or room to write an answer. */
export type SheetPart = { text: string; loud?: true } | { list: readonly (readonly string[])[]; as?: 'numbered' | 'amounts' } | { write: readonly string[] };

export interface SheetSection {
  heading: string;
  parts: readonly SheetPart[];
}

/** What lies on the table, in words: one definition for the screen, the printer and the PDF. */
export interface TableSheet {
  title: string;
  about: readonly string[];
  sections: readonly SheetSection[];
}

/** How a sheet is made. */
export interface SheetMaking {
  language: Language;
  /** A day as people say it. */
  day: (day: string) => string;
  /** Whether it tells signals: then it is not for everybody at the table. */
  signals: boolean;
}

/** Before it with room to decide, after it with what was decided and what changed since. */
export function tableSheet({ breakthrough, householdName, waits, said }: TablePage, { language, day, signals }: SheetMaking): TableSheet {
  const words = TABLE_PAGE_WORDS[language];
  const { tableOn, tableAt, place, chairName, agenda, knot, proposal, invitees, missing } = breakthrough;
  const texts = (...found: (string | null | false)[]): SheetPart[] => found.flatMap((text) => (text ? [{ text }] : []));
  const list = (items: readonly (readonly string[])[]): SheetPart[] => (items.length > 0 ? [{ list: items }] : []);
  return {
    title: words.title,
    about: [words.of(householdName), tableOn ? words.when(day(tableOn), tableAt) : words.noDay, place && words.place(place), chairName && words.chair(chairName)].flatMap((line) => (line ? [line] : [])),
    sections: [
      { heading: words.agenda, parts: [{ list: (agenda.length > 0 ? agenda : words.usualAgenda).map((item) => [item]), as: 'numbered' }] },
      { heading: words.knot, parts: [...texts(knot), ...list(waits.map(({ waiting, awaited, because }) => [words.waits(waiting, awaited), ...(because ? [because] : [])]))] },
      { heading: words.perspective, parts: said.length === 0 ? texts(words.saidNothing) : list(said.map(({ words: spoken, by }) => [words.quoted(spoken), by])) },
      ...BREAKTHROUGH_VALUES.flatMap((value) => (breakthrough[value] === null ? [] : [{ heading: words.values[value], parts: texts(breakthrough[value]) }])),
      ...costs(breakthrough, language),
      { heading: words.proposal, parts: texts(proposal ?? words.noProposal) },
      { heading: words.invited, parts: [...list(invitees.map((invitee) => invited(invitee, language))), ...texts(...missing.map(({ label }) => words.missing(label)))] },
      ...decision(breakthrough, language, day),
      ...effect(breakthrough, language, signals),
    ],
  };
}

function invited({ name, function: job, organisationName, confidential, decides, present }: InviteeView, language: Language): string[] {
  const words = TABLE_PAGE_WORDS[language];
  const who = name ?? job;
  const more = [name ? job : null, confidential ? who && words.confidential : organisationName, decides ? words.decides : null, present === null ? null : present ? words.present : words.absent];
  const said = more.filter((part) => part !== null).join(', ');
  return [who ?? words.confidential, ...(said ? [said] : [])];
}

function costs({ costs: all }: BreakthroughView, language: Language): SheetSection[] {
  if (all.length === 0) return [];
  const words = TABLE_PAGE_WORDS[language];
  const euros = new Intl.NumberFormat(LOCALES[language], { style: 'currency', currency: 'EUR', maximumFractionDigits: 0 });
  const parts = COST_SIDES.flatMap((side): SheetPart[] => {
    const items = all.filter((cost) => cost.side === side);
    const sum = items.reduce((total, { yearlyEuros }) => total + yearlyEuros, 0);
    return [{ text: words.sides[side](euros.format(sum)), loud: true }, ...(items.length > 0 ? [{ list: items.map(({ label, yearlyEuros }) => [label, euros.format(yearlyEuros)]), as: 'amounts' as const }] : [])];
  });
  return [{ heading: words.costs, parts }];
}

function decision({ outcome, decision: decided, decidedOn, conditions, reviewOn, actions }: BreakthroughView, language: Language, day: (day: string) => string): SheetSection[] {
  const words = TABLE_PAGE_WORDS[language];
  if (outcome === null) return [{ heading: words.decision, parts: [{ write: words.toFill }] }];
  const lines = [`${words.outcome[outcome]} ${words.on(day(decidedOn!))}`, decided!, conditions && words.conditions(conditions), reviewOn && words.reviewOn(day(reviewOn))];
  const parts = lines.flatMap((text, place): SheetPart[] => (text ? [place === 0 ? { text, loud: true } : { text }] : []));
  const following = { heading: words.actions, parts: [{ list: actions.map((action) => [decisionLine(action, language, day)]) }] };
  return [{ heading: words.decision, parts }, ...(actions.length > 0 ? [following] : [])];
}

function effect({ figures, effect: cameOfIt }: BreakthroughView, language: Language, withSignals: boolean): SheetSection[] {
  if (!figures) return [];
  const words = TABLE_PAGE_WORDS[language];
  const numbers = new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: 1 });
  const week = ({ visits, helpers, minutes, weeks }: BurdenSum): string => words.weekly(numbers.format(visits / weeks), numbers.format(helpers / weeks), numbers.format(minutes / weeks / 60));
  const { before, since } = figures.burden;
  const burden = before && since ? [words.burdenThen(week(before)), words.burdenSince(week(since))] : [words.tooEarly];
  const { held = [], fresh = [] } = (withSignals && figures.signals) || {};
  const told = [
    { text: words.signalsGone, signals: held.filter(({ holds }) => !holds) },
    { text: words.signalsStill, signals: held.filter(({ holds }) => holds) },
    { text: words.signalsNew, signals: fresh },
  ];
  return [
    {
      heading: words.effect,
      parts: [
        ...(cameOfIt ? [{ text: cameOfIt }] : []),
        ...burden.map((text) => ({ text })),
        ...told.flatMap(({ text, signals }): SheetPart[] => (signals.length === 0 ? [] : [{ text, loud: true }, { list: signals.map(({ sentence }) => [sentence[language]]) }])),
      ],
    },
  ];
}

const LOCALES: Record<Language, string> = { nl: 'nl-NL', en: 'en-GB' };

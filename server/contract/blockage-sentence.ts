import type { Language } from './roles.js';

/** One end of a blockage, as far as it is said. */
export interface SpokenItem {
  id: string;
  /** As it stands within a sentence: "huisvesting", "de schuldregeling". */
  label: string;
  /** How the team calls whose it is: "de kliniek". Null: nobody's in particular, or a service that stays unnamed. */
  party: string | null;
  /** It is of a service that the reader does not get to know. */
  confidential: boolean;
}

const WORDS = {
  nl: { waits: 'wacht op', said: (typed: string) => typed, brings: (party: string) => `waar ${party} voor moet zorgen`, service: 'een vertrouwelijke dienst' },
  // What was typed may be in another language than the sentence around it.
  en: { waits: 'is waiting for', said: (typed: string) => `‘${typed}’`, brings: (party: string) => `which ${party} has to provide`, service: 'a confidential service' },
} as const;

/** An item and how it goes on to the next: it waits for it, or its party, which must bring it, is what waits. */
export interface SpokenStep extends SpokenItem {
  passes: boolean;
}

/**
 * A circle or chain as a person would say it: "‘the clinic’ is waiting for ‘housing’, ‘housing’ is waiting for ‘the debt
 * plan’, ‘the debt plan’ is waiting for ‘abstinence’, which ‘the clinic’ has to provide". Of a circle the last goes on to the first.
 */
export function blockageSentence(steps: readonly SpokenStep[], language: Language, shape: 'circle' | 'chain'): string {
  const words = WORDS[language];
  const partyOf = ({ party, confidential }: SpokenItem): string | null => (party === null ? (confidential ? words.service : null) : words.said(party));
  const clauses = steps.flatMap((step, place) => {
    const next = steps[(place + 1) % steps.length]!;
    if (step.passes || (shape === 'chain' && place === steps.length - 1)) return [];
    const before = steps[(place + steps.length - 1) % steps.length]!;
    const subject = before.passes ? (partyOf(step) ?? words.said(step.label)) : words.said(step.label);
    const bringer = next.passes ? partyOf(next) : null;
    return [`${subject} ${words.waits} ${words.said(next.label)}`, ...(bringer === null ? [] : [words.brings(bringer)])];
  });
  const sentence = clauses.join(', ');
  return sentence && `${sentence.replace(/\p{L}/u, (first) => first.toLocaleUpperCase(language))}.`;
}

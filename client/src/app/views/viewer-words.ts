import { LIFE_DOMAIN_LABELS } from '@contract/life-domain-labels';
import type { PartRead, Viewer, ViewsOfPerson } from '@contract/views';
import type { Words } from '../shared/words';

/** A part of the file, with the member whom it was about: "beoordelingen van Ron". */
export const partText = (words: Words, { part, memberName }: Pick<PartRead, 'part' | 'memberName'>): string =>
  words.t(memberName ? 'views.partOf' : 'views.part', { part: words.t(`viewPart.${part}`), name: memberName ?? '' });

/** On what ground somebody looked, as a part of a sentence: "is betrokken voor financiën". */
export function groundText(words: Words, { grounds, domains, professionalId }: Viewer): string {
  if (professionalId === null) return words.t('viewGround.system');
  const said = grounds.map((ground) => {
    if (ground !== 'involvement' || domains.length === 0) return words.t(`viewGround.${ground}`);
    return words.t('viewGround.involvementFor', { domains: words.list(domains.map((domain) => LIFE_DOMAIN_LABELS[words.language()][domain])) });
  });
  return words.list(said);
}

/** Whom the household knows by name: who leads or is involved. */
const isKnown = ({ grounds }: Viewer): boolean => grounds.includes('lead') || grounds.includes('involvement');

/**
 * Who it was, on paper for the household. A confidential service stays unsaid: paper lies about, and members of one
 * household are not always safe from each other. Who is not involved is named by their work.
 */
export function paperName(words: Words, viewer: Viewer): string {
  if (viewer.professionalId === null) return words.t('viewGround.system');
  if (viewer.confidential) return words.t('team.confidential');
  const work = `${viewer.function}, ${viewer.organisationName}`;
  return isKnown(viewer) ? `${viewer.name}, ${work}` : work;
}

export interface PaperLine {
  name: string;
  ground: string;
  looks: number;
  changes: number;
  lastDay: string;
  emergency: boolean;
}

/** One line for each name that may stand on paper: who is unsaid, or known by work alone, is counted together. */
export function paperLines(words: Words, people: readonly ViewsOfPerson[]): PaperLine[] {
  const lines = new Map<string, PaperLine>();
  for (const person of people) {
    const emergency = person.grounds.includes('emergency');
    const name = paperName(words, person);
    const ground = person.confidential && !emergency ? '' : groundText(words, person.confidential ? { ...person, domains: [] } : person);
    const line = lines.get(`${name} ${ground}`) ?? { name, ground, looks: 0, changes: 0, lastDay: '', emergency };
    lines.set(`${name} ${ground}`, {
      ...line,
      looks: line.looks + person.looks,
      changes: line.changes + person.changes,
      lastDay: person.lastDay > line.lastDay ? person.lastDay : line.lastDay,
    });
  }
  return [...lines.values()];
}

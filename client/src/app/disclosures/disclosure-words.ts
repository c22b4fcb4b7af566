import { LIFE_DOMAIN_LABELS } from '@contract/life-domain-labels';
import type { HouseholdPicture } from '@contract/households';
import type { DisclosedToReader, DisclosureView } from '@contract/disclosures';
import { calledNames, memberName } from '../shared/household-people';
import type { Option } from '../shared/option';
import type { Words } from '../shared/words';
import { isOver } from './disclosure-standing';

/** Members as they are called in a sentence. */
const called = (picture: HouseholdPicture, ids: readonly string[]): string[] =>
  ids.flatMap((id) => {
    const name = memberName(picture, id);
    return name ? [calledNames(picture).get(name) ?? name] : [];
  });

/** "Ron vindt goed dat Reclassering Kustlijn ziet hoe het gaat met middelengebruik, tot 1 maart 2027". */
export function disclosureSentence(disclosure: DisclosureView, picture: HouseholdPicture, words: Words): string {
  const { memberId, legalBasis, givenBy, from, until } = disclosure;
  const time = isOver(disclosure, picture.today) ? 'then' : 'now';
  const facts = {
    recipient: disclosure.toProfessionalName ? `${disclosure.toProfessionalName} (${disclosure.toOrganisationName})` : disclosure.toOrganisationName,
    domains: words.list(disclosure.domains.map((domain) => LIFE_DOMAIN_LABELS[words.language()][domain])),
    givers: words.list(called(picture, givenBy)),
    name: memberId ? words.list(called(picture, [memberId])) : words.t('disclosures.everyone'),
    basis: words.t(`legalBasis.${legalBasis}`),
  };
  const self = givenBy.length === 1 && givenBy[0] === memberId;
  const consent = self ? words.t(`disclosures.${time}.self`, facts) : words.count(`disclosures.${time}.for`, givenBy.length, facts);
  const period = [
    from > picture.today ? words.t('disclosures.from', { day: words.day(from, 'long') }) : '',
    until ? words.t('disclosures.until', { day: words.day(until, 'long') }) : '',
  ];
  return [legalBasis === 'consent' ? consent : words.t(`disclosures.${time}.law`, facts), ...period].filter(Boolean).join(', ');
}

/** Why the reader sees a part of somebody's life that is not their own to work on. */
export function whySeen({ legalBasis, givenBy }: DisclosedToReader, picture: HouseholdPicture, words: Words): string {
  if (legalBasis !== 'consent') return words.t('disclosures.whyLaw', { basis: words.t(`legalBasis.${legalBasis}`) });
  return words.count('disclosures.why', givenBy.length, { givers: words.list(called(picture, givenBy)) });
}

/** Words that stand within a sentence elsewhere, by themselves. */
export const asLabels = <T extends string>(options: readonly Option<T>[]): Option<T>[] =>
  options.map(({ value, label }) => ({ value, label: label.charAt(0).toUpperCase() + label.slice(1) }));

import { LIFE_DOMAIN_LABELS } from '@contract/life-domain-labels';
import { LIFE_DOMAINS, type LifeDomain } from '@contract/life-domains';
import type { Language } from '@contract/roles';
import type { Option } from './option';

/** A life domain as a heading or on its own; within a sentence the label of the contract stands as it is. */
export function domainName(domain: LifeDomain, language: Language): string {
  const label = LIFE_DOMAIN_LABELS[language][domain];
  return label.charAt(0).toUpperCase() + label.slice(1);
}

export const domainOptions = (language: Language, domains: readonly LifeDomain[] = LIFE_DOMAINS): Option<LifeDomain>[] =>
  domains.map((value) => ({ value, label: domainName(value, language) }));

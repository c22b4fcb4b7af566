import type { LifeDomain } from './life-domains.js';
import type { Language } from './roles.js';

/** Short labels as they stand within a sentence; a heading gives them a capital. */
export const LIFE_DOMAIN_LABELS: Record<Language, Record<LifeDomain, string>> = {
  nl: {
    finances: 'financiën',
    work_and_education: 'werk en opleiding',
    time_use: 'tijdsbesteding',
    housing: 'huisvesting',
    domestic_relations: 'huiselijke relaties',
    mental_health: 'geestelijke gezondheid',
    physical_health: 'lichamelijke gezondheid',
    substance_use: 'middelengebruik',
    basic_daily_life: 'basale ADL',
    practical_daily_life: 'praktische ADL',
    social_network: 'sociaal netwerk',
    participation: 'meedoen',
    justice: 'justitie',
    parenting: 'ouderschap',
  },
  en: {
    finances: 'finances',
    work_and_education: 'work and education',
    time_use: 'use of time',
    housing: 'housing',
    domestic_relations: 'relationships at home',
    mental_health: 'mental health',
    physical_health: 'physical health',
    substance_use: 'substance use',
    basic_daily_life: 'basic daily life',
    practical_daily_life: 'practical daily life',
    social_network: 'social network',
    participation: 'taking part',
    justice: 'justice',
    parenting: 'parenting',
  },
};

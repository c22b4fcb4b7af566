import { LIFE_DOMAINS, type LifeDomain } from './life-domains.js';
import { LIFE_DOMAIN_LABELS } from './life-domain-labels.js';
import type { VisitKind, VisitStatus } from './overlap-codes.js';
import type { Language } from './roles.js';

// How visits stand in a spreadsheet: read, written and told by the same words. No decorators: the client uses them at run time.

/** Columns of a spreadsheet of visits, in order. In English they are called so. */
export const VISIT_COLUMNS = ['visit', 'household', 'starts_at', 'ends_at', 'kind', 'status', 'members', 'professionals', 'organisations', 'domains'] as const;
export type VisitColumn = (typeof VISIT_COLUMNS)[number];

/** A column that a spreadsheet made by people may have beside the times of day. */
export type ReadColumn = VisitColumn | 'day';

/** What a column may be called, in small letters; the first is what we write in Dutch. */
export const COLUMN_NAMES: Readonly<Record<ReadColumn, readonly string[]>> = {
  visit: ['bezoek', 'visit', 'nummer', 'bezoeknummer', 'nr', 'id'],
  household: ['huishouden', 'household', 'gezin', 'adres'],
  starts_at: ['begin', 'starts_at', 'start', 'van', 'begint', 'begint om', 'begintijd', 'starttijd', 'from', 'starts'],
  ends_at: ['einde', 'ends_at', 'eind', 'tot', 'eindigt', 'eindigt om', 'eindtijd', 'until', 'end', 'ends'],
  kind: ['soort', 'kind', 'soort bezoek'],
  status: ['status'],
  members: ['leden', 'members', 'lid', 'bezochte leden', 'wie bezocht', 'gezinsleden', 'huishoudleden', 'member'],
  professionals: ['hulpverleners', 'professionals', 'hulpverlener', 'medewerker', 'medewerkers', 'professional', 'wie komt'],
  organisations: ['organisaties', 'organisations', 'organisatie', 'organisation', 'organization', 'organizations', 'instelling'],
  domains: ['leefgebieden', 'domains', 'leefgebied', 'domain', 'onderwerp', 'onderwerpen'],
  day: ['datum', 'dag', 'date', 'day'],
};

export const KIND_NAMES: Readonly<Record<VisitKind, readonly string[]>> = {
  regular: ['gewoon', 'regular', 'regulier', 'bezoek', 'visit'],
  intake: ['intake', 'kennismaking'],
  evaluation: ['evaluatie', 'evaluation'],
  crisis: ['crisis', 'spoed'],
};

export const STATUS_NAMES: Readonly<Record<VisitStatus, readonly string[]>> = {
  planned: ['gepland', 'planned', 'bevestigd', 'confirmed'],
  held: ['ging door', 'held', 'doorgegaan', 'gehouden', 'geweest', 'took place'],
  no_show: ['niet thuis', 'no_show', 'no show', 'niet verschenen', 'not at home'],
  refused: ['geweigerd', 'refused'],
  cancelled: ['afgezegd', 'cancelled', 'canceled', 'geannuleerd', 'vervallen'],
};

export const DOMAIN_NAMES = Object.fromEntries(
  LIFE_DOMAINS.map((domain) => [domain, [LIFE_DOMAIN_LABELS.nl[domain], domain, LIFE_DOMAIN_LABELS.en[domain]]]),
) as unknown as Readonly<Record<LifeDomain, readonly string[]>>;

/** Stands in the place of professionals and organisations whose name the reader may not know. Read again, it stays who it was. */
export const CONFIDENTIAL_SERVICE: Readonly<Record<Language, string>> = { nl: 'vertrouwelijke dienst', en: 'confidential service' };

/** What we write: in English the names of the columns and values themselves, so that every reader of them takes it. */
export const written = <Name extends string>(names: Readonly<Record<Name, readonly string[]>>, name: Name, language: Language): string =>
  language === 'nl' ? names[name][0]! : name;

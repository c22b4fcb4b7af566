import type { LifeDomain } from '../../contract/life-domains.js';
import type { ActionRhythm } from '../../contract/plan-words.js';

/** A step in a plan, and who usually takes it. */
export interface ActionSentence {
  what: string;
  by: 'professional' | 'member' | 'together' | 'network';
  rhythm: ActionRhythm;
}

const once = (by: ActionSentence['by'], what: string): ActionSentence => ({ what, by, rhythm: 'once' });
const each = (rhythm: ActionRhythm, by: ActionSentence['by'], what: string): ActionSentence => ({ what, by, rhythm });

export const ACTION_SENTENCES: Record<LifeDomain, readonly ActionSentence[]> = {
  finances: [
    once('together', 'Alle brieven openen en op drie stapels leggen.'),
    once('professional', 'Een betalingsregeling voor de energie vragen.'),
    once('professional', 'Uitzoeken op welke toeslagen er recht is.'),
    each('weekly', 'member', 'Op vrijdag opschrijven wat er is uitgegeven.'),
  ],
  work_and_education: [
    once('professional', 'Met school afspreken wie er belt bij verzuim.'),
    once('together', 'Samen naar het gesprek over een leerwerkplek.'),
    each('daily', 'member', 'De wekker zetten en voor acht uur de deur uit.'),
  ],
  time_use: [once('professional', 'Een proefdag regelen bij de werkplaats.'), each('weekly', 'member', 'Op dinsdag meehelpen in de buurttuin.')],
  housing: [
    once('professional', 'De corporatie vragen de schimmel te laten bekijken.'),
    once('professional', 'Uitstel vragen voor de huurachterstand.'),
    once('together', 'Inschrijven voor een grotere woning.'),
  ],
  domestic_relations: [
    each('weekly', 'member', 'Op zondag samen eten, met de telefoons weg.'),
    once('professional', 'Een afspraak maken over wie de kinderen wanneer ophaalt.'),
    once('together', 'Opschrijven wat we doen als een ruzie hoog oploopt.'),
  ],
  mental_health: [
    once('professional', 'Navragen hoe lang de wachttijd nog is, en wat er tot die tijd kan.'),
    each('daily', 'member', 'Elke dag een half uur naar buiten.'),
    once('together', 'Samen naar het eerste gesprek.'),
  ],
  physical_health: [once('member', 'Een afspraak maken bij de huisarts.'), each('weekly', 'network', 'Meegaan naar de fysiotherapeut.')],
  substance_use: [
    each('weekly', 'member', 'Naar de groep op woensdagavond.'),
    once('professional', 'Bespreken wat er nodig is voor een opname.'),
    each('weekly', 'network', 'Op zaterdag bellen: hoe gaat het?'),
  ],
  basic_daily_life: [each('daily', 'network', "'s Middags een warme maaltijd brengen."), once('professional', 'Een steun bij de douche aanvragen.')],
  practical_daily_life: [
    each('weekly', 'together', 'Eén kamer per week opruimen.'),
    once('professional', 'Hulp in het huishouden aanvragen.'),
    each('weekly', 'network', 'Samen de was doen.'),
  ],
  social_network: [once('member', 'Een kaartje sturen naar mijn zus.'), each('weekly', 'network', 'Op donderdag samen koffie drinken.')],
  participation: [once('professional', 'Een plek zoeken bij de taalles in de buurt.'), once('member', 'Kennismaken bij het buurthuis.')],
  justice: [once('professional', 'Afspreken dat meldingen eerst bij de regisseur komen.'), each('monthly', 'member', 'Op tijd bij het gesprek zijn.')],
  parenting: [
    once('professional', 'Een training voor ouders aanbieden, met een begin na de vakantie.'),
    each('daily', 'member', 'Elke avond een kwartier voorlezen.'),
    each('weekly', 'network', 'De jongste van school halen op woensdag.'),
    once('together', 'Met de juf bespreken wat er thuis speelt.'),
  ],
};

export const DONE_NOTES = ['Gelukt.', 'Gedaan, en het ging beter dan gedacht.', 'Is geregeld.', 'Gedaan, samen met de buurvrouw.'];

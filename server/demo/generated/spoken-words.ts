import type { RatingLevel } from '../../contract/life-domains.js';

/** How somebody speaks of a part of their own life, by the level that they give it. */
export const OWN_WORDS: Record<RatingLevel, readonly string[]> = {
  1: ['Zo kan het niet langer.', 'Ik weet het niet meer.', 'Helemaal mis.'],
  2: ['Niet best.', 'Het lukt me niet alleen.', 'Ik lig er wakker van.', 'Moeilijk.'],
  3: ['Gaat wel.', 'Soms goed, soms niet.', 'Het kan beter.', 'Ik red me.', 'Valt mee.'],
  4: ['Gaat goed.', 'Geen klachten.', 'Prima, hoor.', 'Beter dan vroeger.'],
  5: ['Daar ben ik trots op.', 'Dat is het probleem niet.', 'Gaat heel goed.'],
};

/** What a household says when it hears who is going to lead. */
export const SAID_OF_LEAD = [
  'Fijn, één nummer om te bellen.',
  'Als ze maar zegt wat ze doet.',
  'Prima. Ik wil wel bij elk gesprek zijn.',
  'Dat werd tijd.',
  'Ik moet het nog zien.',
  'Goed, die kent ons al.',
];

export const LEAD_REASONS = [
  'Door de betrokken organisaties samen gekozen.',
  'Het gezin heeft hier zelf om gevraagd.',
  'Er werken veel organisaties langs elkaar heen.',
  'Kent het gezin al uit een eerdere periode.',
  'De zorgen om het wonen en het geld hangen samen.',
];

export const LEAD_END_REASONS = [
  'Werkt niet meer in deze wijk. De taak is overgedragen.',
  'Langdurig afwezig.',
  'Er was meer tijd nodig dan deze regisseur had.',
  'Het gezin wilde graag een andere regisseur.',
];

export const MANDATES = [
  'Mag de betrokkenen bij elkaar roepen.',
  'Mag bezoeken samenvoegen en een bezoek laten vervallen.',
  'Mag namens de gemeente uitstel vragen bij schuldeisers.',
];

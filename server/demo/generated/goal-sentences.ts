import type { LifeDomain } from '../../contract/life-domains.js';

/** What somebody in a household wants, in words that a person says. */
export interface GoalSentence {
  words: string;
  by: 'adult' | 'child';
}

const adult = (words: string): GoalSentence => ({ words, by: 'adult' });
const child = (words: string): GoalSentence => ({ words, by: 'child' });

export const GOAL_SENTENCES: Record<LifeDomain, readonly GoalSentence[]> = {
  finances: [
    adult('Ik wil de post weer open durven maken.'),
    adult('Aan het eind van de maand nog boodschappen kunnen doen.'),
    adult('Eén bedrag per maand, dan weet ik waar ik aan toe ben.'),
    child('Dat ik mee kan op schoolreis.'),
  ],
  work_and_education: [
    adult('Ik wil werk waar ik niet na drie weken weer weg moet.'),
    child('Een diploma halen, dan kan ik zelf geld verdienen.'),
    child('Ik wil naar een klas waar ik niet de hele dag word uitgescholden.'),
  ],
  time_use: [
    adult("Een reden hebben om 's ochtends op te staan."),
    adult('Twee dagen in de week iets met mijn handen doen.'),
  ],
  housing: [
    adult('Een eigen voordeur, zonder schimmel in de kinderkamer.'),
    adult('Hier blijven wonen, ook al staat er een brief op de deur.'),
    child('Een kamer voor mezelf waar ik huiswerk kan maken.'),
  ],
  domestic_relations: [
    adult('Dat we weer aan één tafel kunnen eten zonder ruzie.'),
    adult('Dat hij belt voordat hij langskomt.'),
    child('Dat ik niet hoef te kiezen tussen mijn vader en mijn moeder.'),
    child("Dat het 's avonds stil is in huis."),
  ],
  mental_health: [
    adult('Een nacht doorslapen zonder te piekeren.'),
    adult('Naar de winkel kunnen zonder dat ik moet omdraaien.'),
    adult('Ik wil weten wat er met me is, en dat iemand het uitlegt.'),
  ],
  physical_health: [
    adult('Weer met de kinderen kunnen voetballen zonder pijn in mijn rug.'),
    adult('Eindelijk naar de tandarts durven.'),
  ],
  substance_use: [
    adult('Een verjaardag vieren zonder drank.'),
    adult('Minder blowen, zodat ik op tijd op mijn werk ben.'),
    adult('Hulp als het weer misgaat, en geen preek.'),
  ],
  basic_daily_life: [
    adult('Elke dag warm eten, en niet alleen brood.'),
    adult('Dat ik zelf onder de douche kan zonder te vallen.'),
  ],
  practical_daily_life: [
    adult('Het huis zo hebben dat er visite kan komen.'),
    adult('Leren hoe ik brieven van de gemeente moet lezen.'),
    child('Dat er schone kleren zijn als ik naar gym moet.'),
  ],
  social_network: [
    adult('Iemand die ik kan bellen, die er niet voor betaald wordt.'),
    adult('Mijn zus weer zien.'),
    child('Een vriend die bij mij thuis mag komen spelen.'),
  ],
  participation: [
    adult('Nederlands leren, zodat ik zelf met school kan praten.'),
    adult('Iets terugdoen voor de buurt die mij geholpen heeft.'),
  ],
  justice: [
    adult('Mijn straf afmaken en er dan nooit meer over hoeven praten.'),
    adult('Dat de politie niet meer aan de deur komt waar de kinderen bij zijn.'),
  ],
  parenting: [
    adult('Dat mijn kinderen thuis kunnen blijven wonen.'),
    adult('Weten wat ik moet doen als hij zo boos wordt.'),
    adult('Rustig nee kunnen zeggen, en dat het dan ook nee is.'),
    child('Dat mama naar mijn wedstrijd komt kijken.'),
  ],
};

export const WHERE_TO = [
  'We willen dat het weer gewoon wordt: school, werk, eten en op tijd naar bed.',
  'Rust in huis, en niet elke week een ander gezicht aan de deur.',
  'Samen blijven, en zelf weer de baas zijn over ons geld.',
  'Een huis waar we allemaal graag thuiskomen.',
  'Over een jaar geen hulp meer nodig hebben, alleen nog een nummer om te bellen.',
  'Weer een gezin zijn, en geen dossier.',
  'Dat de kinderen niets merken van onze zorgen.',
  'Op eigen benen staan, met iemand die af en toe meekijkt.',
];

export const IN_THE_WAY = [
  'Er komt elke week een brief bij, en wij snappen niet wie wat wil.',
  'Iedereen wacht op een ander: eerst een huis, eerst werk, eerst een behandeling.',
  'We vertellen steeds hetzelfde verhaal, en er gebeurt niets mee.',
  'Als het slecht gaat met mijn hoofd, blijft alles liggen.',
  'Na de scheiding is er nooit iets goed afgesproken.',
  'Er is te weinig geld om ook maar iets te repareren.',
  'We schamen ons, en daarom zeggen we vaak ja als we nee bedoelen.',
  'Er is niemand in de familie die kan helpen.',
];

export const NOT_NOW = ['Eerst moet er rust zijn over het geld.', 'Dit komt na de zomer.', 'Nu even niet, eerst de school.', 'Pas als we weten waar we kunnen wonen.'];

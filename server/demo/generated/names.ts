/** Lists from which names are drawn; filled once, so that drawing costs nothing. */
export interface Names {
  surnames: readonly string[];
  adults: readonly string[];
  children: readonly string[];
  /** Streets that do not exist. */
  streets: readonly string[];
  contacts: readonly string[];
}

/** The faker's Dutch surnames are those of one part of The Hague only. */
const MORE_SURNAMES = [
  'Yıldırım', 'Kaya', 'Demirtaş', 'Öztürk', 'Bouzidi', 'El Amrani', 'Haddou', 'Azzouzi', 'Ramdhani', 'Bissessur', 'Jagroep', 'Soekhai', 'Wijngaarde', 'Kartosen',
  'Martina', 'Felicia', 'Isenia', 'Kowalczyk', 'Nowicka', 'Dimitrova', 'Petrov', 'Osei', 'Mensah', 'Tesfay', 'Habtom', 'Al Khatib', 'Nasser', 'Karimi', 'Ahmadi', 'Pattiwael',
];

const ADULTS = [
  'Marjan', 'Peter', 'Anita', 'Ruud', 'Wendy', 'Marcel', 'Priscilla', 'Danny', 'Chantal', 'Henk', 'Samira', 'Karim', 'Naima', 'Youssef', 'Hatice', 'Murat', 'Gülsen', 'Orhan',
  'Sharmila', 'Vikash', 'Radjen', 'Lucia', 'Gilbert', 'Shanice', 'Edson', 'Agnieszka', 'Tomasz', 'Irina', 'Georgi', 'Abena', 'Kwame', 'Selam', 'Yonas', 'Rania', 'Fadi', 'Parisa',
  'Astrid', 'Ferry', 'Monique', 'Jeroen', 'Ilona', 'Robbie', 'Saskia', 'Dennis', 'Esther', 'Wim', 'Nathalie', 'Ricardo',
];

const CONTACTS = ['Buurvrouw Corrie', 'Tante Joke', 'Oom Hassan', 'Opa Bert', 'Oma Ans', 'Buurman Piet', 'Zus Latifa', 'Broer Michel', 'Meester Joost', 'Coach Ramon', 'Oma Sjaan', 'Vriendin Dewi'];

const STREET_BEGINNINGS = ['Schelpzand', 'Lichtboei', 'Zeedistel', 'Wierkorf', 'Garnaalnet', 'Strandloper', 'Duinviool', 'Zoutvat', 'Parelduiker', 'Helmgras', 'Krabbenscheer', 'Vloedmerk'];
const STREET_ENDINGS = ['hof', 'erf', 'dreef', 'pad', 'gaarde', 'zoom'];

/** Loads the faker only when somebody wants names: it is large, and a start without a demo can do without. `draws`: the more, the more different ones. */
export async function drawNames(draws = { surnames: 60, children: 120 }): Promise<Names> {
  const { faker } = await import('@faker-js/faker/locale/nl');
  const draw = (count: number, one: () => string): string[] => [...new Set(Array.from({ length: count }, one))];
  faker.seed(18_092_026);
  return {
    surnames: [...draw(draws.surnames, () => faker.person.lastName()), ...MORE_SURNAMES],
    adults: ADULTS,
    children: draw(draws.children, () => faker.person.firstName()),
    streets: STREET_BEGINNINGS.flatMap((beginning) => STREET_ENDINGS.map((ending) => `${beginning}${ending}`)),
    contacts: CONTACTS,
  };
}

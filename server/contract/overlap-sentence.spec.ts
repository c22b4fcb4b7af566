import { LIFE_DOMAIN_LABELS } from './life-domain-labels.js';
import { LIFE_DOMAINS } from './life-domains.js';
import { overlapSentence, type SpokenOverlap } from './overlap-sentence.js';

const overlap = (different: Partial<SpokenOverlap>): SpokenOverlap => {
  const firstDay = different.firstDay ?? '2026-08-31';
  const lastDay = different.lastDay ?? firstDay;
  return {
    code: 'clash',
    domain: null,
    memberFirstName: 'Ron',
    visits: 2,
    professionals: 2,
    organisations: 2,
    firstDay,
    lastDay,
    peakFirstDay: firstDay,
    peakLastDay: lastDay,
    ...different,
  };
};

const inNineDays = { firstDay: '2026-08-31', lastDay: '2026-09-08' };

describe('an overlap as a sentence', () => {
  const cases: [string, Partial<SpokenOverlap>, string, string][] = [
    [
      'a clash',
      { code: 'clash' },
      'Op maandag 31 augustus zijn er 2 bezoeken tegelijk, van 2 organisaties.',
      'On Monday 31 August there are 2 visits at the same time, from 2 organisations.',
    ],
    [
      'a clash past midnight',
      { code: 'clash', lastDay: '2026-09-01' },
      'Tussen maandag 31 augustus en dinsdag 1 september zijn er 2 bezoeken tegelijk, van 2 organisaties.',
      'Between Monday 31 August and Tuesday 1 September there are 2 visits at the same time, from 2 organisations.',
    ],
    [
      'a day',
      { code: 'same_day', visits: 3, organisations: 3 },
      'Op maandag 31 augustus zijn er 3 bezoeken van 3 organisaties, los van elkaar.',
      'On Monday 31 August there are 3 visits from 3 organisations, each on its own.',
    ],
    [
      'a topic',
      { code: 'same_topic', domain: 'finances', visits: 5, professionals: 4, organisations: 4, ...inNineDays },
      'Ron praat in 9 dagen met 4 hulpverleners van 4 organisaties over hetzelfde: financiën.',
      'Ron talks with 4 helpers of 4 organisations about the same thing in 9 days: finances.',
    ],
    [
      'intakes on one day',
      { code: 'repeated_intake' },
      'Ron heeft op één dag 2 intakes bij 2 organisaties.',
      'Ron has 2 intakes at 2 organisations in one day.',
    ],
    [
      'a crowd around a member',
      { code: 'member_crowding', visits: 7, professionals: 6, organisations: 6, ...inNineDays },
      'Ron wordt in 9 dagen gezien door 6 hulpverleners van 6 organisaties.',
      'Ron is seen by 6 helpers of 6 organisations in 9 days.',
    ],
    [
      'a crowd of one helper for several organisations',
      { code: 'member_crowding', visits: 1, professionals: 1, organisations: 4, memberFirstName: null },
      'Een lid van het huishouden wordt op één dag gezien door 1 hulpverlener van 4 organisaties.',
      'A member of the household is seen by 1 helper of 4 organisations in one day.',
    ],
    [
      'a crowded household, told of its peak',
      {
        code: 'household_crowding', visits: 9, professionals: 6, organisations: 1, memberFirstName: null,
        lastDay: '2026-09-18', peakFirstDay: '2026-09-07', peakLastDay: '2026-09-11',
      },
      'Dit huishouden krijgt in 5 dagen 9 bezoeken van 6 hulpverleners van 1 organisatie.',
      'This household gets 9 visits by 6 helpers of 1 organisation in 5 days.',
    ],
  ];
  it.each(cases)('%s', (_name, different, dutch, english) => {
    expect(overlapSentence(overlap(different), 'nl')).toBe(dutch);
    expect(overlapSentence(overlap(different), 'en')).toBe(english);
  });

  it('counts days over the change to summer time', () => {
    const march = { code: 'repeated_intake', firstDay: '2026-03-28', lastDay: '2026-03-30' } as const;
    expect(overlapSentence(overlap(march), 'nl')).toContain('in 3 dagen');
  });

  it('has words of its own for each life domain in each language', () => {
    for (const labels of Object.values(LIFE_DOMAIN_LABELS)) {
      expect(new Set(LIFE_DOMAINS.map((domain) => labels[domain])).size).toBe(LIFE_DOMAINS.length);
    }
  });
});

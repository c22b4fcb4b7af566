import { additionSentences } from '../contract/visit-addition-sentence.js';
import { additionOf, type AdditionFacts, type SeenVisit } from './visit-addition-rules.js';
import type { OverlapVisit } from './overlap-visits-rules.js';

const NOW = Date.parse('2026-09-18T09:00:00+02:00');
const visit = (id: string, day: string, organisation: string, different: Partial<OverlapVisit> = {}): OverlapVisit => {
  const startsAt = Date.parse(`${day}T10:00:00+02:00`);
  return {
    id, startsAt, endsAt: startsAt + 3_600_000, kind: 'regular', status: 'planned', memberIds: ['ron'], professionalIds: [organisation], organisationIds: [organisation], domains: ['finances'], ...different,
  };
};
const seen = ({ id, startsAt, domains, memberIds }: OverlapVisit, ...names: (string | null)[]): SeenVisit => ({ id, startsAt, domains, memberIds, names });
const facts = (own: OverlapVisit, others: [OverlapVisit, ...(string | null)[]][], different: Partial<AdditionFacts> = {}): AdditionFacts => ({
  visit: own,
  others: others.map(([other]) => other),
  seen: others.map(([other, ...names]) => seen(other, ...names)),
  firstNames: new Map([['ron', 'Ron'], ['mirella', 'Mirella']]),
  you: true,
  now: NOW,
  ...different,
});
const said = (given: AdditionFacts): string[] => additionSentences(additionOf(given), 'nl');

describe('what a visit adds', () => {
  const own = visit('own', '2026-09-22', 'probation');
  it.each<[string, AdditionFacts, string[]]>([
    ['is nothing where nobody else comes', facts(own, []), []],
    [
      'is one organisation more in that week, and who comes about the same',
      facts(own, [[visit('A', '2026-09-21', 'team'), 'Sanne Kuiper'], [visit('B', '2026-09-22', 'debts', { startsAt: Date.parse('2026-09-22T14:00:00+02:00') }), 'Jolanda Meijer'], [visit('C', '2026-09-25', 'housing', { domains: ['housing'] }), 'Bas']]),
      ['Je bent dan de vierde organisatie bij Ron volgende week.', 'Sanne Kuiper komt maandag 21 september over financiën.', 'Jolanda Meijer komt dinsdag 22 september over financiën.'],
    ],
    ['does not count a week twice', facts(own, [[visit('A', '2026-09-21', 'team'), 'Sanne'], [visit('B', '2026-09-23', 'team', { domains: [] }), 'Sanne']]), ['Je bent dan de tweede organisatie bij Ron volgende week.', 'Sanne komt maandag 21 september over financiën.']],
    ['does not count another week', facts(own, [[visit('A', '2026-09-17', 'team', { status: 'held' }), 'Sanne']]), ['Sanne kwam donderdag 17 september over financiën.']],
    ['is no organisation more where a colleague comes already', facts(own, [[visit('A', '2026-09-21', 'probation'), 'Tom']]), []],
    ['does not count what is cancelled', facts(own, [[visit('A', '2026-09-21', 'team', { status: 'cancelled' }), 'Sanne']]), []],
    ['leaves out who sees another member', facts(own, [[visit('A', '2026-09-21', 'team', { memberIds: ['mirella'] }), 'Sanne']]), []],
    ['tells who comes six days away, in another week', facts(own, [[visit('A', '2026-09-28', 'team'), 'Sanne']]), ['Sanne komt maandag 28 september over financiën.']],
    ['does not tell who comes a week away', facts(own, [[visit('A', '2026-09-29', 'team'), 'Sanne']]), []],
    ['is nothing where a colleague comes along with somebody else', facts(own, [[visit('A', '2026-09-23', 'team', { organisationIds: ['team', 'probation'] }), 'Sanne', 'Tom']]), []],
    ['is about those who are seen by both', facts({ ...own, memberIds: ['ron', 'mirella'] }, [[visit('A', '2026-09-23', 'team', { memberIds: ['mirella', 'dion'] }), 'Sanne']]), ['Je bent dan de tweede organisatie bij Mirella volgende week.', 'Sanne komt woensdag 23 september over financiën.']],
    ['tells of a visit that begins now as one to come', facts(visit('own', '2026-09-19', 'probation'), [[visit('A', '2026-09-18', 'team', { startsAt: NOW }), 'Sanne']]), ['Je bent dan de tweede organisatie bij Ron deze week.', 'Sanne komt vrijdag 18 september over financiën.']],
    ['names no confidential service', facts(own, [[visit('A', '2026-09-23', 'clinic'), null]]), ['Je bent dan de tweede organisatie bij Ron volgende week.', 'Een vertrouwelijke dienst komt woensdag 23 september over financiën.']],
    ['is said of the visit where somebody else comes', facts(visit('own', '2026-10-06', 'probation'), [[visit('A', '2026-10-08', 'team', { domains: ['housing'] }), 'Sanne']], { you: false }), ['Dit is dan de tweede organisatie bij Ron in de week van 5 oktober.']],
  ])('%s', (_, given, expected) => {
    expect(said(given)).toEqual(expected);
  });

  it('is said in English too', () => {
    const given = facts(visit('own', '2026-09-19', 'probation'), [[visit('A', '2026-09-14', 'team', { status: 'held', domains: ['finances', 'housing'] }), 'Sanne Kuiper'], [visit('B', '2026-09-15', 'clinic', { domains: [] }), null]]);
    expect(additionSentences(additionOf(given), 'en')).toEqual(['You would be the third organisation with Ron this week.', 'Sanne Kuiper came on Monday 14 September about finances.']);
  });
});

import type { MatrixWarningView } from '@contract/responsibilities';
import { groupedWarnings } from './matrix-warnings';

const nobody = (domain: MatrixWarningView['domains'][number]): MatrixWarningView => ({ code: 'nobody_answerable', domains: [domain], actorKey: null, count: 0 });

describe('warnings', () => {
  it('that are alike become one, with all their rows', () => {
    const many: MatrixWarningView = { code: 'many_do_the_same', domains: ['housing'], actorKey: null, count: 3 };
    expect(groupedWarnings([nobody('housing'), many, nobody('justice')])).toEqual([{ ...nobody('housing'), domains: ['housing', 'justice'] }, many]);
  });

  it('about other numbers or other people stay apart', () => {
    const of = (actorKey: string): MatrixWarningView => ({ code: 'answerable_for_many', domains: ['housing'], actorKey, count: 5 });
    expect(groupedWarnings([of('a'), of('b'), { ...of('a'), count: 6 }])).toHaveLength(3);
  });

  it('are none where there are none, and the given ones stay as they are', () => {
    expect(groupedWarnings([])).toEqual([]);
    const given = [nobody('housing'), nobody('justice')];
    groupedWarnings(given);
    expect(given[0]!.domains).toEqual(['housing']);
  });
});

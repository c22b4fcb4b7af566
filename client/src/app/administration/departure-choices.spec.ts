import type { DeparturePart } from '@contract/administration';
import type { Words } from '../shared/words';
import { choiceOf, decisionOf, handOverOptions, mayTake, type Choice } from './departure-choices';

const part = (change: Partial<DeparturePart>): DeparturePart => ({
  reference: 'r', openedOn: '2026-03-02', teamName: null, teamLeads: [], knownBy: [], involved: true, leads: false, openActions: 0, plannedVisits: 0, waitingQuestions: 0, nobodyElse: 0, handOverToId: null, endReason: null, ...change,
});

describe('a choice about what somebody leaves', () => {
  it.each<[Partial<DeparturePart>, Choice]>([
    [{}, ''],
    [{ handOverToId: 'nadia' }, 'to:nadia'],
    [{ endReason: 'not_needed' }, 'end:not_needed'],
  ])('begins with what was decided: %j', (decided, choice) => expect(choiceOf(part(decided))).toBe(choice));

  it('becomes a decision', () => {
    expect([decisionOf('r', 'to:nadia'), decisionOf('r', 'end:other')]).toEqual([
      { reference: 'r', handOverToId: 'nadia' },
      { reference: 'r', endReason: 'other' },
    ]);
  });

  it('has who works with the household already first, under a heading of their own', () => {
    const words = { t: (key: string) => key } as unknown as Words;
    const successors = [{ id: 'a', name: 'Ada', function: 'x' }, { id: 'b', name: 'Bo', function: 'x' }];
    const options = handOverOptions(words, successors, [{ id: 'b', name: 'Bo' }]);
    expect(options.map(({ value, group }) => [value, group])).toEqual([['to:b', 'departure.knowsIt'], ['to:a', 'departure.otherColleagues']]);
    expect(handOverOptions(words, successors).map(({ group }) => group)).toEqual(['departure.colleagues', 'departure.colleagues']);
  });

  it('is no end where that leaves work with nobody', () => {
    expect([mayTake('end:other', part({ nobodyElse: 1 })), mayTake('end:other', part({})), mayTake('to:nadia', part({ nobodyElse: 1 }))]).toEqual([false, true, true]);
  });
});

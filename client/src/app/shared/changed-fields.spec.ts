import { changedFields, textOrNull } from './changed-fields';

describe('changed fields', () => {
  it('are only those that differ, lists included', () => {
    const before = { name: 'Oma Til', support: ['practical'], until: null };
    expect(changedFields(before, { name: 'Oma Til', support: ['practical', 'advice'], until: null })).toEqual({ support: ['practical', 'advice'] });
  });

  it('are none when all is the same', () => {
    expect(changedFields({ domains: ['housing'] }, { domains: ['housing'] })).toEqual({});
  });

  it.each([
    ['  ', null],
    ['', null],
    ['Gaat wel.', 'Gaat wel.'],
  ])('the text %j is sent as %j', (typed, sent) => {
    expect(textOrNull(typed)).toBe(sent);
  });
});

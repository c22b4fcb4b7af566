import { putBackInto } from './put-back';

describe('putBackInto', () => {
  it.each<[string, unknown, unknown, unknown]>([
    ['what was typed', { reason: '', kind: 'a' }, { reason: 'Daarom.', kind: 'b' }, { reason: 'Daarom.', kind: 'b' }],
    ['a form that has a field more', { reason: '', note: 'x' }, { reason: 'Daarom.' }, { reason: 'Daarom.', note: 'x' }],
    ['a form that has a field less', { reason: '' }, { reason: 'Daarom.', note: 'x' }, { reason: 'Daarom.' }],
    ['a field of another kind', { reason: '' }, { reason: 3 }, { reason: '' }],
    ['lists', { domains: [] }, { domains: ['housing'] }, { domains: ['housing'] }],
    ['a list where there was a text', { reason: '' }, { reason: ['x'] }, { reason: '' }],
    ['fields within', { points: { risks: 'not_yet', documents: 'not_yet' } }, { points: { risks: 'done' } }, { points: { risks: 'done', documents: 'not_yet' } }],
    ['nothing', { reason: 'x' }, null, { reason: 'x' }],
  ])('%s', (_, present, typed, result) => expect(putBackInto(present, typed)).toEqual(result));
});

import { signal } from '@angular/core';
import { Merging } from './merging';

interface Fields {
  words: string;
  wording: string;
  state: 'wanted' | 'working';
}

const read: Fields = { words: 'Rust', wording: '', state: 'wanted' };

function met(mine: Partial<Fields>, theirs: Partial<Fields>) {
  const model = signal<Fields>(read);
  const merging = new Merging(model, (view: Fields) => view, {
    words: { label: () => 'woorden' },
    wording: { label: () => 'vaktaal' },
    state: { label: () => 'stand', say: (value) => `is ${value}` },
  });
  model.set({ ...read, ...mine });
  merging.meet({ ...read, ...theirs });
  return { model, merging };
}

describe('a form that was overtaken', () => {
  it('takes over what only the other changed, and keeps what only the writer changed', () => {
    const { model, merging } = met({ wording: 'mijn tekst' }, { words: 'Rust in huis' });
    expect(model()).toEqual({ words: 'Rust in huis', wording: 'mijn tekst', state: 'wanted' });
    expect(merging.taken()).toEqual(['woorden']);
    expect(merging.conflicts()).toEqual([]);
    expect(merging.before).toEqual({ ...read, words: 'Rust in huis' });
  });

  it('asks of what both changed, and nothing of what both changed alike', () => {
    const { model, merging } = met({ words: 'mijn', state: 'working' }, { words: 'hun', state: 'working' });
    expect(merging.conflicts()).toEqual([{ field: 'words', label: 'woorden', mine: 'mijn', theirs: 'hun', joinable: true }]);
    expect(model().words).toBe('mijn');
  });

  it.each<['keep' | 'take' | 'join', string]>([
    ['keep', 'mijn'],
    ['take', 'hun'],
    ['join', 'hun\nmijn'],
  ])('lets the writer %s', (choice, words) => {
    const { model, merging } = met({ words: 'mijn' }, { words: 'hun' });
    merging[choice]('words');
    expect(model().words).toBe(words);
    expect(merging.conflicts()).toEqual([]);
  });

  it('says a fixed value in words, which cannot be put together', () => {
    const { merging } = met({ state: 'working', words: 'mijn' }, { state: 'working', words: '' });
    expect(merging.conflicts()).toMatchObject([{ field: 'words', joinable: false }]);
  });
});

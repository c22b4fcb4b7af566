import { TestBed } from '@angular/core/testing';
import problems from '../../i18n/nl/problems.json' with { type: 'json' };
import nl from '../../i18n/nl/start.json' with { type: 'json' };
import { refusalWith } from './problem';
import { Words } from './words';

describe('the sentence for a refusal', () => {
  const sentenceFor = async (code: string): Promise<string> => {
    const words = TestBed.inject(Words);
    await words.speak('nl');
    return words.refusal(refusalWith(code));
  };

  it('is that of its code', async () => {
    expect(await sentenceFor('session.wrong-code')).toBe(nl.problems.session['wrong-code']);
  });

  it.each(['never.heard-of', 'session', '<b>'])('is that of something unexpected for %s', async (code) => {
    expect(await sentenceFor(code)).toBe(nl.problems.service.unexpected);
  });

  it('of work comes with the room of problems, also after the language was changed', async () => {
    expect(await sentenceFor('visit.too-long')).toBe(nl.problems.service.unexpected);
    const words = TestBed.inject(Words);
    await words.enter(['problems']);
    expect(words.refusal(refusalWith('visit.too-long'))).toBe(problems.problems.visit['too-long']);
    await words.speak('en');
    expect(words.refusal(refusalWith('visit.too-long'))).toMatch(/hours/);
  });
});

describe('the language', () => {
  it('brings the words of a room that is entered while it changes', async () => {
    const words = TestBed.inject(Words);
    await words.speak('nl');
    const changed = words.speak('en');
    const entered = words.enter(['problems']);
    await Promise.all([changed, entered]);
    expect(words.refusal(refusalWith('visit.too-long'))).toMatch(/hours/);
  });

  it('is the last that was asked for, whichever comes in first', async () => {
    const words = TestBed.inject(Words);
    await words.speak('en');
    await Promise.all([words.speak('nl'), words.speak('en'), words.speak('nl'), words.speak('en')]);
    expect(words.language()).toBe('en');
  });
});

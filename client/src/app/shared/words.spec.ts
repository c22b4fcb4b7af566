import { TestBed } from '@angular/core/testing';
import { TranslocoTestingModule } from '@jsverse/transloco';
import en from '../../i18n/en.json' with { type: 'json' };
import nl from '../../i18n/nl.json' with { type: 'json' };
import { refusalWith } from './problem';
import { Words } from './words';

describe('the sentence for a refusal', () => {
  const sentenceFor = async (code: string): Promise<string> => {
    TestBed.configureTestingModule({
      imports: [TranslocoTestingModule.forRoot({ langs: { nl, en }, translocoConfig: { availableLangs: ['nl', 'en'], defaultLang: 'nl' } })],
    });
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
});

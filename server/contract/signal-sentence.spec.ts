import type { RatingVoice } from './life-domains.js';
import { signalSentence, type SpokenSignal } from './signal-sentence.js';
import { SIGNAL_CODES, type EvidenceKind } from './signal-words.js';

const rows = (count: number, on = '2026-09-01'): { kind: EvidenceKind; on: string }[] => Array.from({ length: count }, () => ({ kind: 'action', on }));
const signal = (more: Partial<SpokenSignal> & Pick<SpokenSignal, 'code'>): SpokenSignal => ({ domain: null, memberFirstName: null, evidence: { since: '2026-08-17', rows: rows(2), term: 14 }, ...more });
const rated = (...voices: RatingVoice[]): SpokenSignal =>
  signal({ code: 'acute_rating', domain: 'substance_use', memberFirstName: 'Ron', evidence: { since: '2026-08-17', rows: voices.map((voice, place) => ({ kind: 'rating', on: voices.length > 1 && place === 0 ? '2026-08-18' : '2026-08-17', voice })), term: 14 } });

describe('a signal, said', () => {
  it.each<[SpokenSignal, string, string]>([
    [signal({ code: 'no_active_lead' }), 'Al 33 dagen heeft niemand de regie.', 'There has been no lead for 33 days.'],
    [signal({ code: 'handover_not_accepted' }), 'Een overdracht van de regie wacht al 32 dagen op een ja.', 'A handover of the lead has been waiting 32 days for a yes.'],
    [signal({ code: 'handover_not_accepted', evidence: { since: '2026-08-17', rows: [{ kind: 'lead', on: '2026-08-17' }], term: 5 } }), 'De laatste dag van de tijdelijke regie was 16 augustus. Al 33 dagen nam niemand die terug.', 'The last day of the temporary lead was 16 August. For 33 days nobody has taken it back.'],
    [signal({ code: 'unsafe' }), 'Thuis is het niet veilig, zo is gezegd op 17 augustus.', 'It is not safe at home, as was said on 17 August.'],
    [signal({ code: 'unsafe', memberFirstName: 'Mirella' }), 'Voor Mirella is het thuis niet veilig, zo is gezegd op 17 augustus.', 'It is not safe at home for Mirella, as was said on 17 August.'],
    [rated('professional'), 'Ron: middelengebruik is een acuut probleem, volgens een hulpverlener (17 augustus). Binnen 14 dagen staat er geen actie.', 'Ron: acute problem with substance use, according to a professional (17 August). No action is due within 14 days.'],
    [rated('own'), 'Ron: middelengebruik is een acuut probleem, volgens Ron zelf (17 augustus). Binnen 14 dagen staat er geen actie.', 'Ron: acute problem with substance use, according to Ron (17 August). No action is due within 14 days.'],
    [rated('professional', 'own'), 'Ron: middelengebruik is een acuut probleem, volgens Ron zelf (17 augustus) en een hulpverlener (18 augustus). Binnen 14 dagen staat er geen actie.', 'Ron: acute problem with substance use, according to Ron (17 August) and a professional (18 August). No action is due within 14 days.'],
    [signal({ code: 'no_contact', evidence: { since: '2026-09-09', rows: rows(3), term: 14 } }), 'Contact lukt niet: 3 bezoeken gingen in 14 dagen niet door.', 'Contact is not working: 3 visits in 14 days did not go ahead.'],
    [signal({ code: 'evaluation_overdue', evidence: { since: '2026-09-17', rows: rows(1), term: null } }), 'De evaluatie van 17 september is 1 dag te laat.', 'The evaluation of 17 September is 1 day overdue.'],
    [signal({ code: 'lead_changes', evidence: { since: '2026-09-17', rows: rows(3), term: 12 } }), 'In 12 maanden begon 3 keer iemand met de regie.', 'In 12 months a new lead began 3 times.'],
  ])('%#', (spoken, dutch, english) => {
    expect([signalSentence(spoken, '2026-09-18', 'nl'), signalSentence(spoken, '2026-09-18', 'en')]).toEqual([dutch, english]);
  });

  it.each<[SpokenSignal, string, string]>([
    [signal({ code: 'evaluation_overdue', evidence: { since: '2026-09-17', rows: rows(1), term: null } }), 'Vanaf 18 september: de evaluatie van 17 september is 1 dag te laat.', 'From 18 September: the evaluation of 17 September is 1 day overdue.'],
    [rated(), 'Vanaf 18 september: Ron: middelengebruik is een acuut probleem. Binnen 14 dagen staat er geen actie.', 'From 18 September: Ron: acute problem with substance use. No action is due within 14 days.'],
  ])('under the day from which it holds, as long as it does not: %#', (spoken, dutch, english) => {
    expect([signalSentence(spoken, '2026-09-18', 'nl', true), signalSentence(spoken, '2026-09-18', 'en', true)]).toEqual([dutch, english]);
  });

  it('counts of actions those that are late on that day', () => {
    const spoken = signal({ code: 'actions_overdue', evidence: { since: '2026-09-01', rows: [...rows(2, '2026-09-01'), ...rows(1, '2026-09-03'), ...rows(1, '2026-09-04')], term: 14 } });
    expect(signalSentence(spoken, '2026-09-16', 'nl')).toBe('2 acties zijn meer dan 14 dagen te laat.');
    expect(signalSentence(spoken, '2026-09-18', 'nl')).toBe('3 acties zijn meer dan 14 dagen te laat.');
  });

  it('counts of overlaps those that have waited long enough and whose last visit is still to come', () => {
    const row = (on: string, until: string) => ({ kind: 'overlap' as const, on, until });
    const spoken = signal({ code: 'overlap_unanswered', evidence: { since: '2026-09-01', rows: [row('2026-09-01', '2026-09-18'), row('2026-09-11', '2026-09-19'), row('2026-09-12', '2026-09-30')], term: 7 } });
    expect(['2026-09-17', '2026-09-18', '2026-09-19'].map((day) => signalSentence(spoken, day, 'nl').slice(0, 1))).toEqual(['1', '1', '1']);
    expect(signalSentence(spoken, '2026-09-18', 'nl')).toBe('1 dubbel bezoek wacht al 7 dagen of langer op een antwoord.');
  });

  it('is a sentence for each code, in both languages', () => {
    for (const code of SIGNAL_CODES)
      for (const language of ['nl', 'en'] as const) expect(signalSentence(signal({ code, domain: 'housing' }), '2026-09-18', language)).toMatch(/^[A-ZV0-9].*[a-z]\.$/);
  });
});

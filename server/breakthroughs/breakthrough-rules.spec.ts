import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BREAKTHROUGH_STATES, BREAKTHROUGH_STEP_NAMES, BREAKTHROUGH_STEPS, DECISION_OUTCOMES } from '../contract/breakthrough-words.js';
import type { BrokenRule } from '../shared/broken-rule.js';
import { leadsToSomebody, streetOf } from './argument-rules.js';
import { afterStep, checkDecision, inviteeKey, missingParties, organisationNamed, stepsFrom, type Standing, type WantedDecision } from './breakthrough-rules.js';
import { checkAnswer, checkPause, type WantedAnswer } from './pause-rules.js';

const codeOf = (task: () => void): string | undefined => {
  try {
    task();
  } catch (error) {
    return (error as BrokenRule).code;
  }
  return undefined;
};
const TODAY = '2026-10-01';

describe('the steps of a breakthrough', () => {
  const ready: Standing = { state: 'preparing', outcome: null, blockages: 3, deciders: 2, hasProposal: true };
  it.each<[string, Partial<Standing>, string[]]>([
    ['being prepared', {}, ['plan', 'call_off']],
    ['planned', { state: 'planned' }, ['put_off', 'decide', 'call_off']],
    ['agreed', { state: 'decided', outcome: 'accepted' }, ['review']],
    ['agreed with conditions', { state: 'decided', outcome: 'with_conditions' }, ['review']],
    ['refused', { state: 'decided', outcome: 'refused' }, ['close']],
    ['looked back on', { state: 'reviewed', outcome: 'accepted' }, ['close']],
    ['closed', { state: 'closed', outcome: 'accepted' }, []],
    ['called off', { state: 'called_off' }, []],
  ])('that is %s', (_, standing, steps) => expect(stepsFrom({ ...ready, ...standing })).toEqual(steps));

  it.each<[string, Parameters<typeof afterStep>[0], Partial<Standing>, string]>([
    ['a table without a blockage', 'plan', { blockages: 0 }, 'breakthrough.no-knot'],
    ['a table without a decider', 'plan', { deciders: 0 }, 'breakthrough.no-decider'],
    ['a decision without a proposal', 'decide', { state: 'planned', hasProposal: false }, 'breakthrough.no-proposal'],
    ['a decision without a decider', 'decide', { state: 'planned', deciders: 0 }, 'breakthrough.no-decider'],
    ['a decision without a table', 'decide', {}, 'breakthrough.not-from-here'],
    ['a second decision', 'decide', { state: 'decided', outcome: 'accepted' }, 'breakthrough.not-from-here'],
    ['closing without looking back', 'close', { state: 'decided', outcome: 'accepted' }, 'breakthrough.not-from-here'],
  ])('refuse %s', (_, step, standing, code) => expect(codeOf(() => afterStep(step, { ...ready, ...standing }))).toBe(code));

  it('go where the table of states says, and nowhere else, whatever is asked', () => {
    const standings = fc.record({ state: fc.constantFrom(...BREAKTHROUGH_STATES), outcome: fc.constantFrom(null, ...DECISION_OUTCOMES), blockages: fc.nat(2), deciders: fc.nat(2), hasProposal: fc.boolean() });
    fc.assert(
      fc.property(standings, fc.constantFrom(...BREAKTHROUGH_STEP_NAMES), (standing, step) => {
        const offered = stepsFrom(standing).includes(step);
        const code = codeOf(() => expect(afterStep(step, standing)).toBe(BREAKTHROUGH_STEPS[step].to));
        if (offered) expect(code).not.toBe('breakthrough.not-from-here');
        else expect(code).toBe('breakthrough.not-from-here');
        if (code === undefined && step === 'decide') expect([standing.blockages > 0, standing.deciders > 0, standing.hasProposal]).toEqual([true, true, true]);
      }),
    );
  });
});

describe('a decision', () => {
  const whole: WantedDecision = { outcome: 'accepted', decidedOn: TODAY, tableOn: '2026-09-30', tableMetEarlier: false, conditions: null, reviewOn: '2026-11-16', actions: 2, decidersPresent: 1 };
  it.each<[string, Partial<WantedDecision>, string | undefined]>([
    ['that is whole', {}, undefined],
    ['of yesterday', { decidedOn: '2026-09-30' }, undefined],
    ['of before its table', { decidedOn: '2026-09-29' }, 'breakthrough.decided-before-table'],
    ['of before its table, which met earlier', { decidedOn: '2026-09-29', tableMetEarlier: true }, undefined],
    ['of tomorrow', { decidedOn: '2026-10-02' }, 'breakthrough.decided-in-future'],
    ['with nobody who may decide', { decidersPresent: 0 }, 'breakthrough.decider-absent'],
    ['with conditions that are told', { outcome: 'with_conditions', conditions: 'Eén budgetbeheerder.' }, undefined],
    ['with conditions that are not', { outcome: 'with_conditions' }, 'breakthrough.conditions-missing'],
    ['without a look back', { reviewOn: null }, 'breakthrough.review-missing'],
    ['looked back on the same day', { reviewOn: TODAY }, undefined],
    ['looked back on before', { reviewOn: '2026-09-30' }, 'breakthrough.review-in-past'],
    ['without an action', { actions: 0 }, 'breakthrough.no-action'],
    ['that is a no, with neither', { outcome: 'refused', reviewOn: null, actions: 0 }, undefined],
  ])('%s', (_, wanted, code) => expect(codeOf(() => checkDecision({ ...whole, ...wanted }, TODAY))).toBe(code));
});

describe('parties that are missing at the table', () => {
  it.each<[string, Parameters<typeof missingParties>[0], string[], string[]]>([
    ['none where somebody of each decides', [{ id: 'huis', parties: ['duinhave'] }], ['duinhave'], []],
    ['the one of which nobody decides', [{ id: 'huis', parties: ['duinhave'] }, { id: 'regeling', parties: ['balans'] }], ['duinhave'], ['regeling']],
    ['one of several owners is enough', [{ id: 'actie', parties: ['a', 'b'] }], ['b'], []],
    ['nobody is missing where nobody is named', [{ id: 'doel', parties: [] }], [], []],
    ['each once', [{ id: 'huis', parties: ['x'] }, { id: 'huis', parties: ['x'] }], [], ['huis']],
  ])('%s', (_, awaited, deciding, missing) => expect(missingParties(awaited, deciding)).toEqual(missing));
});

describe('who is invited', () => {
  it('is the same by function, whatever the capitals and spaces', () => {
    expect(inviteeKey({ organisation: 'Woningcorporatie  Duinhave', function: 'Manager ' })).toBe(inviteeKey({ organisation: 'woningcorporatie duinhave', function: 'manager' }));
    expect(inviteeKey({ organisation: 'Duinhave', function: 'manager' })).not.toBe(inviteeKey({ organisation: 'Duinhave', function: 'directeur' }));
  });
  it('is of the organisation of the directory that has that name', () => {
    const directory = [{ id: '1', name: 'De Vloedlijn' }, { id: '2', name: 'Duinhave' }];
    expect(organisationNamed(directory, { organisationId: '2', organisationName: null })?.id).toBe('2');
    expect(organisationNamed(directory, { organisationId: null, organisationName: ' de vloedlijn' })?.id).toBe('1');
    expect(organisationNamed(directory, { organisationId: null, organisationName: 'Elders' })).toBeUndefined();
  });
});

describe('a pause', () => {
  it.each<[string, string, string | undefined]>([['until today', TODAY, undefined], ['until yesterday', '2026-09-30', 'pause.until-in-past']])('%s', (_, until, code) => expect(codeOf(() => checkPause(until, TODAY))).toBe(code));
  it.each<[string, WantedAnswer, string | undefined]>([
    ['granted', { answer: 'granted', until: null, because: null }, undefined],
    ['refused because', { answer: 'refused', until: null, because: 'De rechter besliste al.' }, undefined],
    ['refused without a reason', { answer: 'refused', until: null, because: null }, 'pause.reason-missing'],
    ['in part', { answer: 'in_part', until: '2026-11-01', because: 'Tot de zitting.' }, undefined],
    ['in part, of no length', { answer: 'in_part', until: null, because: 'x' }, 'pause.part-until-missing'],
    ['in part, until yesterday', { answer: 'in_part', until: '2026-09-30', because: 'x' }, 'pause.until-in-past'],
    ['in part, all of it', { answer: 'in_part', until: '2027-04-01', because: 'x' }, 'pause.part-is-whole'],
  ])('answered: %s', (_, wanted, code) => expect(codeOf(() => checkAnswer(wanted, '2027-04-01', TODAY))).toBe(code));
});

describe('an argument for the library', () => {
  const known = { people: ['Ron de Graaf', 'Mirella Pinas', 'Noor Benali', 'Éva van den Berg'], wholes: ['De Graaf-Pinas', 'Woningcorporatie Duinhave', 'Zilvermeeuwhof'] };
  it.each<[string, string, string[]]>([
    ['of nobody', 'De woningcorporatie houdt een huurder die betaalt; een ontruiming kost de gemeente meer.', []],
    ['with a first name', 'Ron krijgt rust.', ['ron']],
    ['with a name inside another word', 'De electronische post.', []],
    ['with a name without its accent', 'Eva stemde in.', ['eva']],
    ['with a particle', 'Wat de bedoeling van de wet is.', []],
    ['with an organisation', 'Bij woningcorporatie Duinhave mag dit.', ['Woningcorporatie Duinhave']],
    ['with a household', 'Zoals bij De Graaf-Pinas.', ['graaf', 'pinas', 'De Graaf-Pinas']],
    ['with a street', 'Aan de Zilvermeeuwhof.', ['Zilvermeeuwhof']],
    ['with a postcode', 'In 2531 AB mag dit.', ['2531 AB']],
    ['with a number', 'Dossier 12345 liep vast.', ['12345']],
    ['with a day', 'De ontruiming van 12 oktober.', ['12 oktober']],
    ['with an amount', 'Een ontruiming kost 11.000 euro, twee 220000 euro.', []],
    ['with an address of mail', 'Vraag an@x.example.', ['an@x.example.']],
  ])('%s', (_, text, found) => expect(leadsToSomebody(text, known)).toEqual(found));
  it('knows the street of an address', () => {
    expect(['Zilvermeeuwhof 27, Den Haag', 'Hof van Zilver 3a', null, '12'].map(streetOf)).toEqual(['Zilvermeeuwhof', 'Hof van Zilver', null, null]);
  });
});

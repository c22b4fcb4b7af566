import { planImport, type ImportFacts, type IncomingVisit, type PresentVisit } from './import-rules.js';

const HOUR = 3_600_000;
const NOW = Date.parse('2026-09-18T09:00:00Z');
const START = Date.parse('2026-09-25T08:00:00Z');

const incoming = (different: Partial<IncomingVisit> = {}): IncomingVisit => ({
  startsAt: START,
  endsAt: START + HOUR,
  sequence: 1,
  kind: 'regular',
  status: 'planned',
  memberIds: ['ron'],
  professionalIds: ['bas'],
  domains: ['housing'],
  ...different,
});
const present = (different: Partial<PresentVisit> = {}): PresentVisit => ({
  id: 'visit',
  version: 3,
  own: true,
  sequence: 1,
  startsAt: START,
  endsAt: START + HOUR,
  kind: 'regular',
  status: 'planned',
  memberIds: ['ron'],
  professionalIds: ['bas'],
  domains: ['housing'],
  ...different,
});
const facts = (different: Partial<ImportFacts> = {}): ImportFacts => ({
  now: NOW,
  source: 'sheet',
  actorId: 'bas',
  directs: false,
  otherwise: { kind: 'intake', memberIds: ['mirella'], professionalIds: ['bas'], domains: ['finances'], pastWereHeld: false },
  memberIds: new Set(['ron', 'mirella']),
  partUntil: new Map([['bas', null], ['sanne', null], ['left', '2026-09-20']]),
  ...different,
});
const SILENT = { kind: null, status: null, memberIds: null, professionalIds: null, domains: null };

const said = (plan: ReturnType<typeof planImport>): string =>
  plan.outcome === 'refuse' ? `refuse ${plan.code}` : 'changes' in plan ? `${plan.outcome} ${plan.changes.join()}` : plan.outcome;

describe('a visit that is not there yet', () => {
  const cases: [string, Partial<IncomingVisit>, Partial<ImportFacts>, string][] = [
    ['is added', {}, {}, 'add'],
    ['that is cancelled is left out', { status: 'cancelled' }, {}, 'same'],
    ['of which the file says little takes what was chosen', SILENT, {}, 'add'],
    ['without anybody seen', { memberIds: [] }, { otherwise: { kind: 'regular', memberIds: [], professionalIds: ['bas'], domains: ['finances'], pastWereHeld: false } }, 'refuse visit.members-missing'],
    ['without anybody who comes', { professionalIds: null }, { directs: true, otherwise: { kind: 'regular', memberIds: [], professionalIds: [], domains: [], pastWereHeld: false } }, 'refuse visit.professionals-missing'],
    ['about nothing', { domains: null }, { otherwise: { kind: 'regular', memberIds: [], professionalIds: [], domains: [], pastWereHeld: false } }, 'refuse visit.domains-missing'],
    ['of somebody else', { professionalIds: ['sanne'] }, {}, 'refuse visit.not-yours'],
    ['of somebody else, for who directs', { professionalIds: ['sanne'] }, { directs: true }, 'add'],
    ['with somebody who had left by then', { professionalIds: ['bas', 'left'] }, {}, 'refuse visit.professional-not-involved'],
    ['from before somebody left', { professionalIds: ['bas', 'left'], startsAt: START - 7 * 24 * HOUR, endsAt: START - 7 * 24 * HOUR + HOUR }, {}, 'add'],
    ['with a stranger', { professionalIds: ['bas', 'stranger'] }, {}, 'refuse visit.professional-not-involved'],
    ['to a member and a stranger', { memberIds: ['ron', 'stranger'] }, {}, 'refuse visit.unknown-member'],
    ['to a stranger', { memberIds: ['stranger'] }, {}, 'refuse visit.unknown-member'],
    ['that is held before it begins', { status: 'held' }, {}, 'refuse visit.outcome-in-future'],
    ['of thirteen hours', { endsAt: START + 13 * HOUR }, {}, 'refuse visit.too-long'],
    ['that ends before it begins', { endsAt: START }, {}, 'refuse visit.ends-before-start'],
  ];
  it.each(cases)('%s', (_name, different, more, expected) => {
    expect(said(planImport(incoming(different), null, facts(more)))).toBe(expected);
  });

  it.each([
    ['over', { endsAt: NOW }, true, 'held'],
    ['over, where nothing was chosen', { endsAt: NOW }, false, 'planned'],
    ['over, of which the file says so', { endsAt: NOW, status: 'no_show' as const }, true, 'no_show'],
    ['still going on', { endsAt: NOW + 1 }, true, 'planned'],
  ])('that is %s', (_name, different, pastWereHeld, status) => {
    const { otherwise } = facts();
    expect(planImport(incoming({ status: null, startsAt: NOW - HOUR, ...different }), null, facts({ otherwise: { ...otherwise, pastWereHeld } }))).toMatchObject({ visit: { status } });
  });

  it('takes what was chosen only where the file is silent', () => {
    expect(planImport(incoming({ ...SILENT, domains: ['housing'] }), null, facts())).toMatchObject({
      visit: { kind: 'intake', status: 'planned', memberIds: ['mirella'], professionalIds: ['bas'], domains: ['housing'] },
    });
  });
});

describe('a visit that is there', () => {
  const cases: [string, Partial<IncomingVisit>, Partial<PresentVisit>, Partial<ImportFacts>, string][] = [
    ['as it is stays', {}, {}, {}, 'same'],
    ['in another order of names stays', { memberIds: ['mirella', 'ron'] }, { memberIds: ['ron', 'mirella'] }, {}, 'same'],
    ['moves', { startsAt: START + HOUR, endsAt: START + 2 * HOUR }, {}, {}, 'change startsAt,endsAt'],
    ['gets other people and parts of life', { memberIds: ['mirella'], professionalIds: ['bas', 'sanne'], domains: ['finances'] }, {}, {}, 'change memberIds,professionalIds,domains'],
    ['is cancelled, and nothing else of it changes', { status: 'cancelled', startsAt: START + HOUR, endsAt: START + 2 * HOUR }, {}, {}, 'cancel status'],
    ['that was cancelled already stays', { status: 'cancelled' }, { status: 'cancelled' }, {}, 'same'],
    ['from an older file stays', { sequence: 0, endsAt: START + 2 * HOUR }, {}, {}, 'same'],
    ['that the actor has no part in stays theirs', { endsAt: START + 2 * HOUR }, { own: false, professionalIds: ['sanne'] }, {}, 'refuse visit.not-yours'],
    ['that the actor has no part in, unchanged', { professionalIds: ['sanne'] }, { own: false, professionalIds: ['sanne'] }, {}, 'same'],
    ['that would go on without the actor', { professionalIds: ['sanne'] }, {}, {}, 'refuse visit.not-yours'],
    ['that would go on without the actor, for who directs', { professionalIds: ['sanne'] }, {}, { directs: true }, 'change professionalIds'],
    ['keeps somebody who has left since', { professionalIds: ['bas', 'left'], endsAt: START + 2 * HOUR }, { professionalIds: ['bas', 'left'] }, {}, 'change endsAt'],
    ['of which the file says little stays', SILENT, {}, {}, 'same'],
    ['with only a confidential service beside the actor', { professionalIds: [] }, {}, {}, 'same'],
  ];
  it.each(cases)('%s', (_name, different, before, more, expected) => {
    expect(said(planImport(incoming(different), present(before), facts(more)))).toBe(expected);
  });

  const calendar: [string, Partial<IncomingVisit>, Partial<PresentVisit>, string][] = [
    ['takes no outcome back', SILENT, { status: 'no_show', startsAt: START, endsAt: START + HOUR }, 'same'],
    ['leaves who joined at it', { ...SILENT, professionalIds: ['bas'] }, { professionalIds: ['bas', 'sanne'] }, 'same'],
    ['adds who comes along', { ...SILENT, professionalIds: ['bas', 'sanne'] }, {}, 'change professionalIds'],
    ['says again that it is on', { ...SILENT, sequence: 2 }, { status: 'cancelled' }, 'change status'],
    ['with the same number does not', { ...SILENT, sequence: 1 }, { status: 'cancelled' }, 'same'],
  ];
  it.each(calendar)('a calendar %s', (_name, different, before, expected) => {
    expect(said(planImport(incoming(different), present(before), facts({ source: 'calendar' })))).toBe(expected);
  });
});

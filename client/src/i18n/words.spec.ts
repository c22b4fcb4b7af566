import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ACCESS_GROUNDS, LANGUAGES, ORGANISATION_KINDS, ROLES } from '@contract/roles';
import { EMERGENCY_OUTCOMES } from '@contract/emergency-words';
import { NOTICE_KINDS } from '@contract/notice-words';
import { LOG_KINDS, VIEW_DEEDS, VIEW_GROUNDS, VIEW_PARTS } from '@contract/view-words';
import { INVOLVEMENT_END_REASONS, MEMBER_ROLES, NETWORK_SUPPORTS } from '@contract/household-words';
import { GIVING_WAYS, LEGAL_BASES } from '@contract/disclosure-words';
import { HANDOVER_ITEMS, HANDOVER_STANDINGS, LEAD_DECIDED_BY, LEAD_INTENSITIES, LEAD_KINDS, LEAD_PROPOSAL_STATES, LEAD_WAITS, MEANWHILE_KINDS, RECORDED_LEAD_END_CODES } from '@contract/lead-words';
import { ESCALATION_OUTCOMES, LEVELS } from '@contract/level-words';
import { CONTACT_KEEPERS } from '@contract/withdrawal-words';
import { LIFE_DOMAIN_LABELS } from '@contract/life-domain-labels';
import { LIFE_DOMAINS, RATING_LEVELS, RATING_VOICES } from '@contract/life-domains';
import { BURDEN_MARKS, BURDEN_STANDINGS } from '@contract/burden-words';
import { OVERLAP_CODES, VISIT_KINDS, VISIT_STATUSES } from '@contract/overlap-codes';
import { MATRIX_WARNINGS, NEED_REASONS, RESPONSIBILITIES } from '@contract/responsibility-words';
import { WAITING_KINDS } from '@contract/blockage-words';
import { BREAKTHROUGH_STATES, BREAKTHROUGH_VALUES, COST_SIDES, DECISION_OUTCOMES, PAUSE_ANSWERS, PAUSE_SUBJECTS } from '@contract/breakthrough-words';
import { PLAN_CHANGE_FIELDS } from '@contract/plan-change-words';
import { ACTION_RHYTHMS, ACTION_STATUSES, AGREEMENT_KINDS, GOAL_STATES, OWNER_KINDS, PLAN_ORIGINS, STATEMENT_KINDS } from '@contract/plan-words';
import { SAFETY_ANSWERS } from '@contract/safety-words';
import { ANSWER_KINDS, ANSWER_REASONS, SIGNAL_CODES, WORKLIST_PARTS } from '@contract/signal-words';
import { BROWSERS, SIGN_IN_WAYS, SYSTEMS } from '@contract/session-words';
import {
  DESTRUCTION_OUTCOMES,
  DESTRUCTION_STATES,
  EXPORT_FORMATS,
  EXPORT_REQUESTERS,
  HOLD_KINDS,
  IDENTITY_CHECKS,
  LEFT_OUT_BECAUSE,
  RECTIFICATION_OUTCOMES,
  RECTIFICATION_SUBJECTS,
} from '@contract/rights-words';
import { PROBLEMS } from '@contract/problem-codes';
import { ROOMS, type Room } from '../app/shared/words-loader';
import { FRAME, MUTE_PAGES, PAGES, STARTS, reachedFrom, sourceOf } from './pages-and-rooms';

type Tree = { [key: string]: string | Tree };

const flat = (tree: Tree, path = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) => (typeof value === 'string' ? [[path + key, value]] : flat(value, `${path}${key}.`)));

const inRoom = (language: string, room: Room): [string, string][] =>
  flat(JSON.parse(readFileSync(join(process.cwd(), 'client/src/i18n', language, `${room}.json`), 'utf8')) as Tree);
const inAllRooms = (language: string): [string, string][] => ROOMS.flatMap((room) => inRoom(language, room));

const dutch = new Map(inAllRooms('nl'));
const english = new Map(inAllRooms('en'));
const holes = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').sort();

const FIXED_VALUES: Record<string, readonly (string | number)[]> = {
  problems: Object.keys(PROBLEMS),
  signalCode: SIGNAL_CODES,
  'signal.kinds': ANSWER_KINDS,
  'signal.save': ANSWER_KINDS,
  'signal.done': ANSWER_KINDS,
  'signal.reasons': ANSWER_REASONS,
  'worklist.part': WORKLIST_PARTS,
  'worklist.none': WORKLIST_PARTS,
  'safety.answer': SAFETY_ANSWERS,
  'safety.ofAll': SAFETY_ANSWERS,
  'safety.ofMember': SAFETY_ANSWERS,
  overlapCode: OVERLAP_CODES,
  visitKind: VISIT_KINDS,
  visitStatus: VISIT_STATUSES,
  'burden.mark': BURDEN_MARKS,
  burden: BURDEN_STANDINGS,
  level: RATING_LEVELS,
  ratingVoice: RATING_VOICES,
  roles: ROLES,
  accessGround: ACCESS_GROUNDS,
  organisationKind: ORGANISATION_KINDS,
  memberRole: MEMBER_ROLES,
  networkSupport: NETWORK_SUPPORTS,
  involvementEndReason: INVOLVEMENT_END_REASONS,
  leadKind: LEAD_KINDS,
  leadIntensity: LEAD_INTENSITIES,
  leadDecidedBy: LEAD_DECIDED_BY,
  leadProposalState: LEAD_PROPOSAL_STATES,
  leadWait: LEAD_WAITS,
  leadEndCode: RECORDED_LEAD_END_CODES,
  meanwhileKind: MEANWHILE_KINDS,
  handoverItem: HANDOVER_ITEMS,
  handoverStanding: HANDOVER_STANDINGS,
  legalBasis: LEGAL_BASES,
  givingWay: GIVING_WAYS,
  goalState: GOAL_STATES,
  actionStatus: ACTION_STATUSES,
  actionRhythm: ACTION_RHYTHMS,
  ownerKind: OWNER_KINDS,
  responsibility: RESPONSIBILITIES,
  responsibilityText: RESPONSIBILITIES,
  needReason: NEED_REASONS,
  matrixWarning: MATRIX_WARNINGS,
  waitingKind: WAITING_KINDS,
  breakthroughState: BREAKTHROUGH_STATES,
  breakthroughValue: BREAKTHROUGH_VALUES,
  costSide: COST_SIDES,
  decisionOutcome: DECISION_OUTCOMES,
  pauseSubject: PAUSE_SUBJECTS,
  pauseAnswer: PAUSE_ANSWERS,
  agreementKind: AGREEMENT_KINDS,
  statementKind: STATEMENT_KINDS,
  planOrigin: PLAN_ORIGINS,
  planField: PLAN_CHANGE_FIELDS,
  signInWay: SIGN_IN_WAYS,
  browser: BROWSERS,
  system: SYSTEMS,
  emergencyOutcome: EMERGENCY_OUTCOMES,
  noticeKind: NOTICE_KINDS,
  viewPart: VIEW_PARTS,
  viewDeed: VIEW_DEEDS.flatMap((deed) => [`${deed}.one`, `${deed}.other`]),
  viewGround: [...VIEW_GROUNDS, 'involvementFor', 'system'],
  ladder: LEVELS,
  escalationOutcome: ESCALATION_OUTCOMES,
  contactKeeper: CONTACT_KEEPERS,
  logKind: LOG_KINDS,
  exportRequester: EXPORT_REQUESTERS,
  identityCheck: IDENTITY_CHECKS,
  exportFormat: EXPORT_FORMATS,
  rectificationSubject: RECTIFICATION_SUBJECTS,
  rectificationOutcome: RECTIFICATION_OUTCOMES,
  holdKind: HOLD_KINDS,
  leftOutBecause: LEFT_OUT_BECAUSE,
  destructionState: DESTRUCTION_STATES,
  destructionOutcome: DESTRUCTION_OUTCOMES,
};

const app = join(process.cwd(), 'client/src/app');

/**
 * Keys that a source asks for: as plain text (`words.t('lead.take')`; for a plural both forms), and those whose end is
 * filled in at run time (`problems.${code}`, `'leadKind.' + kind`, `words.options('leadKind', …)`): then any of them.
 */
function keysIn(source: string): string[] {
  const single = [...source.matchAll(/\bt\('([\w.-]+)'[,)]/g)].map((match) => match[1] ?? '');
  const plural = [...source.matchAll(/\bcount\('([\w.-]+)'/g)].flatMap((match) => [`${match[1]}.one`, `${match[1]}.other`]);
  return [...single, ...plural];
}
function groupsIn(source: string): string[] {
  return [...source.matchAll(/\boptions\('([\w.-]+)'|\bt\(`([\w.-]+)\.\$\{|\bt\('([\w.-]+)\.' \+/g)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
}

describe('words', () => {
  it('are the same in both languages', () => {
    expect([...english.keys()].sort()).toEqual([...dutch.keys()].sort());
  });

  it('leave the same holes to fill in both languages', () => {
    const differing = [...dutch].filter(([key, text]) => holes(text).join() !== holes(english.get(key) ?? '').join());
    expect(differing).toEqual([]);
  });

  it('are nowhere empty', () => {
    expect([...dutch, ...english].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it.each(Object.entries(FIXED_VALUES))('know every value of %s', (group, values) => {
    expect(values.filter((value) => !dutch.has(`${group}.${value}`))).toEqual([]);
  });

  it('know every life domain in every language', () => {
    const unknown = LANGUAGES.flatMap((language) => LIFE_DOMAINS.filter((domain) => !LIFE_DOMAIN_LABELS[language][domain]));
    expect(unknown).toEqual([]);
  });

  it('know every key that the sources ask for', () => {
    const sources = readdirSync(app, { recursive: true, encoding: 'utf8' }).filter((file) => /(?<!\.spec)\.(ts|html)$/.test(file));
    const used = sources.flatMap((file) => keysIn(readFileSync(join(app, file), 'utf8')));
    expect(used.length).toBeGreaterThan(200);
    expect([...new Set(used)].filter((key) => !dutch.has(key))).toEqual([]);
  });

  it('stand in one room each', () => {
    const keys = inAllRooms('nl').map(([key]) => key);
    expect(keys.filter((key, place) => keys.indexOf(key) !== place)).toEqual([]);
    // Nor do two rooms mean different things by one name: a sentence here and a group there.
    const groups = new Set(keys.flatMap((key) => key.split('.').map((_, depth, parts) => parts.slice(0, depth).join('.'))));
    expect(keys.filter((key) => groups.has(key))).toEqual([]);
  });

  it('are there on each page that says them', () => {
    expect(PAGES.length).toBeGreaterThan(20);
    expect(MUTE_PAGES).toEqual([]);
    const roomOf = new Map(ROOMS.flatMap((room) => inRoom('nl', room).map(([key]) => [key, room] as const)));
    const starts = STARTS.map((file) => ({ file, rooms: [] as Room[], later: false }));
    const frame = FRAME.map((file) => ({ file, rooms: ['work'] as Room[], later: true }));
    const pages = PAGES.map((page) => ({ ...page, later: true }));
    const unheard = [...starts, ...frame, ...pages].flatMap(({ file, rooms, later }) => {
      const there = new Set<Room>(['start', ...rooms]);
      return reachedFrom(file, { later }).flatMap((each) => {
        const source = sourceOf(each);
        // Also where one of several is asked for: `words.t(mine ? 'this' : 'that')`. The titles in the routes are said later.
        const chosen = each.endsWith('routes') ? [] : [...source.matchAll(/'([\w-]+(?:\.[\w-]+)+)'/g)].flatMap(([, key]) => (key && roomOf.has(key) ? [key] : []));
        const keys = [...keysIn(source), ...chosen, ...[...roomOf.keys()].filter((key) => groupsIn(source).some((group) => key.startsWith(`${group}.`)))];
        return keys.filter((key) => !there.has(roomOf.get(key)!)).map((key) => `${file}: ${key} of ${each}`);
      });
    });
    expect(unheard).toEqual([]);
  });
});

import { describe, expect, it } from '@jest/globals';
import { LIFE_DOMAINS } from '../contract/life-domains.js';
import type { Role } from '../contract/roles.js';
import { groundOf, scopeOf, type Actor, type Disclosed, type HouseholdFacts } from './access-rules.js';

const actor = (...roles: Role[]): Actor => ({ professionalId: 'p', organisationId: 'o', teamId: null, roles });
const emergency = { id: 'e', until: '2026-09-18T16:40:00+02:00', reason: 'Acute onveiligheid thuis gemeld' };
const nothing: HouseholdFacts = { id: 'h', closed: false, leads: false, leadsTheTeam: false, involvedFor: null, hasLead: false, disclosed: [], emergency: null };

describe('groundOf', () => {
  it.each<[string, Actor, Partial<HouseholdFacts>, string | undefined]>([
    ['nobody in particular', actor('case_director'), {}, undefined],
    ['somebody involved', actor('partner'), { involvedFor: [] }, 'involvement'],
    ['the lead', actor('case_director'), { leads: true }, 'lead'],
    ['the lead who is involved too', actor('partner'), { leads: true, involvedFor: ['housing'] }, 'lead'],
    ["the team's lead", actor('team_lead'), { leadsTheTeam: true }, 'team_lead'],
    ["who leads the team but lost the role", actor('partner'), { leadsTheTeam: true }, undefined],
    ['an administrator who is involved', actor('administrator'), { involvedFor: [] }, undefined],
    ['a privacy officer who leads', actor('privacy_officer'), { leads: true }, undefined],
    ['somebody in an emergency', actor('partner'), { emergency }, 'emergency'],
    ['somebody involved who has emergency access too', actor('partner'), { involvedFor: [], emergency }, 'involvement'],
    ['a privacy officer in an emergency', actor('privacy_officer'), { emergency }, undefined],
    ['an account without a role', actor(), { involvedFor: [], leads: true }, undefined],
  ])('of %s', (_, who, facts, ground) => {
    expect(groundOf(who, { ...nothing, ...facts })).toBe(ground);
  });
});

describe('scopeOf', () => {
  const rights = (who: Actor, facts: Partial<HouseholdFacts>): string[] => {
    const scope = scopeOf(who, { ...nothing, ...facts })!;
    const flags = ['mayDirect', 'mayTakeLead', 'mayEndLead', 'mayRecordForOthers', 'takesPart'] as const;
    return flags.filter((flag) => scope[flag]);
  };

  it.each<[string, Actor, Partial<HouseholdFacts>, string[]]>([
    ['a partner', actor('partner'), { involvedFor: ['housing'] }, ['mayTakeLead', 'takesPart']],
    ['a case director who is involved', actor('case_director'), { involvedFor: [] }, ['mayDirect', 'mayTakeLead', 'mayRecordForOthers', 'takesPart']],
    ['a case director where another leads', actor('case_director'), { involvedFor: [], hasLead: true }, ['mayTakeLead', 'takesPart']],
    ['the lead', actor('partner'), { leads: true }, ['mayDirect', 'mayEndLead', 'mayRecordForOthers', 'takesPart']],
    ["the team's lead", actor('team_lead'), { leadsTheTeam: true }, ['mayDirect', 'mayTakeLead', 'mayEndLead', 'mayRecordForOthers', 'takesPart']],
    ['a case director in an emergency, where nobody leads', actor('case_director'), { emergency }, []],
  ])('of %s', (_, who, facts, expected) => {
    expect(rights(who, facts)).toEqual(expected);
  });

  it('has the domains of the involvement for a partner and all of them for the lead', () => {
    expect(scopeOf(actor('partner'), { ...nothing, involvedFor: ['housing'] })!.domains).toEqual(['housing']);
    expect(scopeOf(actor('partner'), { ...nothing, leads: true })!.domains).toEqual(LIFE_DOMAINS);
    expect(scopeOf(actor('partner'), { ...nothing, emergency })!.domains).toEqual(LIFE_DOMAINS);
  });

  it('has what was disclosed for a partner; it gives no ground by itself, and the lead sees all anyway', () => {
    const disclosed: Disclosed[] = [{ memberId: 'm', domain: 'justice', legalBasis: 'consent', givenBy: ['m'] }];
    expect(scopeOf(actor('partner'), { ...nothing, involvedFor: ['housing'], disclosed })!.disclosed).toEqual(disclosed);
    expect(scopeOf(actor('partner'), { ...nothing, disclosed })).toBeUndefined();
    expect(scopeOf(actor('partner'), { ...nothing, leads: true, disclosed })!.disclosed).toEqual([]);
    expect(scopeOf(actor('case_director'), { ...nothing, involvedFor: [], disclosed })!.disclosed).toEqual([]);
    expect(scopeOf(actor('partner'), { ...nothing, emergency, disclosed })!.disclosed).toEqual([]);
  });
});

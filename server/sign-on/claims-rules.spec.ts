import { describe, expect, it } from '@jest/globals';
import type { Role } from '../contract/roles.js';
import { mappedRoles, ownPath, personOf, rolesAfter } from './claims-rules.js';

const NAMES = { organisation: 'organisation', roles: 'realm_access.roles' };

describe('personOf', () => {
  it('reads names, organisation and roles, also where they are nested', () => {
    const claims = { organisation: 'gemeente-x', realm_access: { roles: ['regie', 7, ''] }, name: ' An Bos ', email: 'an@x.example' };
    expect(personOf(claims, NAMES)).toEqual({ organisation: 'gemeente-x', roleClaims: ['regie'], name: 'An Bos', email: 'an@x.example' });
  });

  it('takes a claim with dots in its name as it is', () => {
    expect(personOf({ 'https://x.example/org': 'a', roles: 'one' }, { organisation: 'https://x.example/org', roles: 'roles' })).toMatchObject({ organisation: 'a', roleClaims: ['one'] });
  });

  it.each([
    ['none', undefined],
    ['two', ['a', 'b']],
    ['no text', { id: 1 }],
    ['a null character', 'a\u0000'],
    ['an endless one', 'x'.repeat(201)],
  ])('has no organisation where the claim has %s', (_, organisation) => {
    expect(personOf({ organisation }, NAMES)).toEqual({ organisation: undefined, roleClaims: [], name: null, email: null });
  });

  it('does not read what every object has', () => {
    expect(personOf({}, { organisation: 'constructor.name', roles: '__proto__' })).toMatchObject({ organisation: undefined, roleClaims: [] });
  });
});

describe('mappedRoles', () => {
  const mapping = [
    { claim: 'regie', role: 'case_director', givenBy: 'wilma' },
    { claim: 'hulp', role: 'partner', givenBy: 'wilma' },
    { claim: 'baas', role: 'team_lead', givenBy: null },
    { claim: 'baas', role: 'administrator', givenBy: 'wilma' },
  ] as const;
  it.each([
    [['regie'], ['case_director']],
    [['baas', 'hulp', 'iets'], ['partner', 'team_lead', 'administrator']],
    [['Regie'], []],
    [[], []],
  ])('of %j are %j', (claims, roles) => {
    expect(mappedRoles(claims, mapping, null)).toEqual(roles);
  });

  it('are left alone where the organisation maps none', () => {
    expect(mappedRoles(['regie'], [], null)).toBeUndefined();
  });

  it.each<[string, Role[], Role[]]>([
    ['wilma', ['administrator'], ['team_lead', 'administrator']],
    ['wilma', ['administrator', 'case_director'], ['case_director', 'team_lead', 'administrator']],
    ['noor', [], ['case_director', 'team_lead', 'administrator']],
  ])('of a line that %s wrote, who has %j: none that is new to them', (id, roles, after) => {
    expect(mappedRoles(['regie', 'baas'], mapping, { id, roles })).toEqual(after);
  });
});

describe('rolesAfter', () => {
  it.each<[Role[], Role[], Role[]]>([
    [['partner'], ['case_director'], ['case_director']],
    [['partner'], [], []],
    [['partner'], ['privacy_officer'], []],
    [['partner', 'privacy_officer'], ['team_lead'], ['team_lead', 'privacy_officer']],
    [['privacy_officer'], [], ['privacy_officer']],
  ])('who had %j and is mapped to %j has %j', (before, mapped, after) => {
    expect(rolesAfter(before, mapped)).toEqual(after);
  });
});

describe('ownPath', () => {
  it.each(['/', '/households/7?tab=plan#visits', '/a//b'])('takes %s', (path) => {
    expect(ownPath(path)).toBe(path);
  });
  it.each([undefined, '', 'https://elsewhere.example', '//elsewhere.example', '/\\elsewhere.example', '/a\\b', '/\t/elsewhere.example', 'javascript:alert(1)'])('not %s', (path) => {
    expect(ownPath(path)).toBe('/');
  });
});

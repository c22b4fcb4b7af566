import { describe, expect, it } from '@jest/globals';
import type { Role } from '../contract/roles.js';
import { checkRoles } from './role-rules.js';

const outcome = (before: Role[], after: Role[], own: boolean): string => {
  try {
    checkRoles(before, after, own);
    return 'fine';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('roles that an administrator gives', () => {
  it.each<[string, Role[], Role[], boolean, string]>([
    ['to a colleague', ['partner'], ['partner', 'team_lead'], false, 'fine'],
    ['to themselves', ['administrator'], ['administrator', 'case_director'], true, 'colleague.own-roles'],
    ['less to themselves', ['administrator', 'partner'], ['administrator'], true, 'fine'],
    ['privacy officer, to a colleague', ['partner'], ['partner', 'privacy_officer'], false, 'colleague.privacy-officer'],
    ['privacy officer, to themselves', ['administrator'], ['administrator', 'privacy_officer'], true, 'colleague.privacy-officer'],
    ['privacy officer, taken away', ['privacy_officer'], ['partner'], false, 'colleague.privacy-officer'],
    ['privacy officer, who stays one', ['privacy_officer'], ['privacy_officer', 'partner'], false, 'fine'],
  ])('%s', (_, before, after, own, expected) => {
    expect(outcome(before, after, own)).toBe(expected);
  });
});

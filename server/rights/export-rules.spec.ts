import { describe, expect, it } from '@jest/globals';
import type { MemberRole } from '../contract/household-words.js';
import { EXPORT_REQUESTERS } from '../contract/rights-words.js';
import { mayRequestExport, requesterOf } from './export-rules.js';

const TODAY = '2026-11-22';
const someone = (birthDate: string | null, role: MemberRole = 'child') => ({ id: 'x', birthDate, role });

describe('who may ask for what is known of a member', () => {
  it.each([
    ['born today', '2026-11-22', 'authority'],
    ['eleven', '2014-11-23', 'authority'],
    ['twelve today', '2014-11-22', 'both'],
    ['fifteen', '2010-11-23', 'both'],
    ['sixteen today', '2010-11-22', 'self'],
    ['old', '1930-01-01', 'self'],
  ])('%s: %3$s, and nobody else', (_, birthDate, expected) => {
    expect(EXPORT_REQUESTERS.filter((requester) => mayRequestExport(someone(birthDate), requester, TODAY))).toEqual([expected]);
  });

  it('without a birth date: themselves where they live there as an adult, else nobody yet', () => {
    expect(requesterOf(someone(null, 'parent'), TODAY)).toBe('self');
    expect(requesterOf(someone(null, 'child'), TODAY)).toBeUndefined();
    expect(EXPORT_REQUESTERS.filter((requester) => mayRequestExport(someone(null), requester, TODAY))).toEqual([]);
  });
});

import { describe, expect, it } from '@jest/globals';
import { EXPORT_REQUESTERS } from '../contract/rights-words.js';
import { mayRequestExport } from './export-rules.js';

describe('who may ask for what is known of a member', () => {
  it.each([
    [0, 'authority'],
    [11, 'authority'],
    [12, 'both'],
    [15, 'both'],
    [16, 'self'],
    [17, 'self'],
    [18, 'self'],
    [96, 'self'],
  ])('at %i: %s, and nobody else', (age, expected) => {
    expect(EXPORT_REQUESTERS.filter((requester) => mayRequestExport(age, requester))).toEqual([expected]);
  });
});

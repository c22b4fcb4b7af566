import { describe, expect, it } from '@jest/globals';
import { ageOn } from './age-rules.js';

describe('how old somebody is', () => {
  it.each([
    ['2010-11-22', '2026-11-21', 15],
    ['2010-11-22', '2026-11-22', 16],
    ['2008-02-29', '2024-02-28', 15],
    ['2008-02-29', '2024-02-29', 16],
    ['2008-02-29', '2023-02-28', 14],
    ['2008-02-29', '2023-03-01', 15],
    ['2026-11-22', '2026-11-22', 0],
  ])('born on %s, on %s: %i', (birthDate, today, age) => {
    expect(ageOn(birthDate, today)).toBe(age);
  });
});

import { createHash } from 'node:crypto';
import type { OverlapFacts } from '../contract/overlap-codes.js';
import { othersIn } from './overlap-preview-rules.js';
import { subjectOf } from './overlap-standing-rules.js';

/** The name by which a sender says that they saw this overlap of their visit: the same before and after the visit is stored. */
export const overlapKey = (overlap: Pick<OverlapFacts, 'code' | 'memberId' | 'domain' | 'visitIds'>, visitId: string): string =>
  createHash('sha256').update(subjectOf(overlap) + othersIn(overlap, visitId).sort().join()).digest('hex').slice(0, 32);

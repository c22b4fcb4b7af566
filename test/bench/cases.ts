import { auditCase } from './audit-case.js';
import type { Case } from './case.js';
import { conditionalWriteCase } from './conditional-write-case.js';
import { fromScratchCase } from './from-scratch-case.js';
import { pictureCase } from './picture-case.js';
import { planVisitCase } from './plan-visit-case.js';
import { searchCase } from './search-case.js';
import { wallCase } from './wall-case.js';
import { worklistCase } from './worklist-case.js';

/** In the order in which they run. */
export const CASES: readonly Case[] = [pictureCase, planVisitCase, fromScratchCase, wallCase, auditCase, conditionalWriteCase, worklistCase, searchCase];

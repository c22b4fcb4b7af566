import { whoGives, type ConsentMember } from '../contract/consent-ages.js';
import type { ExportRequester } from '../contract/rights-words.js';
import type { Day } from '../shared/day.js';

/**
 * Who asks for what is known of a member on a day: as for consent, under 12 who has authority, then both together, from 16
 * they themselves. Undefined where their age would have to be known and is not.
 */
export function requesterOf(member: ConsentMember, day: Day): ExportRequester | undefined {
  const voices = whoGives(member, day);
  return voices && (voices.length > 1 ? 'both' : voices[0]);
}

export const mayRequestExport = (member: ConsentMember, requestedBy: ExportRequester, day: Day): boolean => requestedBy === requesterOf(member, day);

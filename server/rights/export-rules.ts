import type { ExportRequester } from '../contract/rights-words.js';

/** Ages in years. Our default, after the Jeugdwet and the law on medical treatment: from 12 they are heard, from 16 they decide. */
export const HEARD_FROM = 12;
export const DECIDES_FROM = 16;

/** Who asks for what is known of a member of this age: under 12 who has authority, then both together, from 16 they themselves. */
export const requesterAt = (age: number): ExportRequester => (age < HEARD_FROM ? 'authority' : age < DECIDES_FROM ? 'both' : 'self');

export const mayRequestExport = (age: number, requestedBy: ExportRequester): boolean => requestedBy === requesterAt(age);

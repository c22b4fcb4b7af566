import type { EvidenceKind, SignalCode } from '@contract/signal-words';
import type { SignalView } from '@contract/signals';
import { dayOf, type Day } from '../shared/day';

/** What is missing is done something about where it says who leads now: that of the lead which ended is history, and nobody answers there. */
const LEADS_NOW: readonly SignalCode[] = ['no_active_lead', 'handover_not_accepted'];

/** Where a fact stands: a part of the household's page, or of the page below it with this name. */
export interface EvidencePlace {
  page?: string;
  part: string;
}

const PLACES: Record<EvidenceKind, EvidencePlace> = {
  lead: { part: 'lead' },
  proposal: { part: 'lead-now' },
  escalation: { part: 'levels' },
  rating: { part: 'picture' },
  evaluation: { part: 'plan' },
  action: { part: 'plan' },
  goal: { part: 'plan' },
  plan: { part: 'plan' },
  visit: { part: 'visits' },
  overlap: { part: 'visits' },
  blockage: { page: 'breakthrough', part: 'blockages' },
  safety_check: { part: 'safety' },
};

export function evidencePlace({ code, evidence }: Pick<SignalView, 'code' | 'evidence'>): EvidencePlace | undefined {
  if (LEADS_NOW.includes(code)) return { part: 'lead-now' };
  const kind = evidence[0]?.kind;
  return kind && PLACES[kind];
}

/** The day from which somebody leads, of a signal that says that nobody does: then it is over by itself. */
export const leadsFrom = ({ code, holdsUntil }: Pick<SignalView, 'code' | 'holdsUntil'>): Day | null => (LEADS_NOW.includes(code) && holdsUntil ? dayOf(holdsUntil) : null);

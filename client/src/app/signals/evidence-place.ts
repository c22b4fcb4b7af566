import type { EvidenceKind } from '@contract/signal-words';

/** Where a fact stands: a part of the household's page, or of the page below it with this name. */
export interface EvidencePlace {
  page?: string;
  part: string;
}

const PLACES: Record<EvidenceKind, EvidencePlace> = {
  lead: { part: 'lead' },
  proposal: { part: 'lead' },
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

export const evidencePlace = (kind: EvidenceKind | undefined): EvidencePlace | undefined => (kind ? PLACES[kind] : undefined);

import type { EvidenceKind } from '@contract/signal-words';

/** The part of the household's page where a fact stands. */
const PLACES: Record<EvidenceKind, string> = {
  lead: 'lead',
  proposal: 'lead',
  escalation: 'levels',
  rating: 'picture',
  evaluation: 'plan',
  action: 'plan',
  goal: 'plan',
  plan: 'plan',
  visit: 'visits',
  overlap: 'visits',
  blockage: 'plan',
  safety_check: 'safety',
};

export const evidencePlace = (kind: EvidenceKind | undefined): string | undefined => (kind ? PLACES[kind] : undefined);

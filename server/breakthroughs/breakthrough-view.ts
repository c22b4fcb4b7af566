import type { HouseholdScope } from '../access/access-rules.js';
import type { BreakthroughView, EffectView, InviteeView } from '../contract/breakthroughs.js';
import { OPEN_STATES } from '../contract/breakthrough-words.js';
import { missingParties, stepsFrom, type Standing } from './breakthrough-rules.js';

/** What the database knows of a breakthrough: also by which keys parties are known, which stays here. */
export interface BreakthroughFacts extends Omit<BreakthroughView, 'partly' | 'invitees' | 'missing' | 'figures' | 'steps' | 'mayChange'> {
  inKnot: number;
  signalsNotedAt: string | null;
  invitees: (InviteeView & { partyKey: string | null })[];
  awaited: { id: string; label: string; party: string | null; parties: string[] }[];
}

/** As far as its steps look at it. */
export const standingOf = ({ state, outcome, inKnot, invitees, proposal }: BreakthroughFacts): Standing => ({
  state,
  outcome,
  blockages: inKnot,
  deciders: invitees.filter(({ decides }) => decides).length,
  hasProposal: proposal !== null,
});

export function breakthroughView(scope: HouseholdScope, facts: BreakthroughFacts, figures: EffectView | null): BreakthroughView {
  const { inKnot, awaited, invitees, signalsNotedAt: _, ...told } = facts;
  const directs = scope.mayDirect && !scope.closed;
  const isOpen = OPEN_STATES.includes(facts.state);
  const missing = isOpen ? missingParties(awaited, invitees.filter(({ decides }) => decides).flatMap(({ partyKey }) => partyKey ?? [])) : [];
  return {
    ...told,
    partly: inKnot > told.blockageIds.length,
    invitees: invitees.map(({ partyKey: __, ...invitee }) => invitee),
    missing: missing.map((itemId) => {
      const { label, party } = awaited.find(({ id }) => id === itemId)!;
      return { itemId, label, party };
    }),
    figures,
    steps: directs ? stepsFrom(facts) : [],
    mayChange: directs && isOpen,
  };
}

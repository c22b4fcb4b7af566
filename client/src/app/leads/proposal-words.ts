import type { LeadProposalView } from '@contract/lead-proposals';
import type { Words } from '../shared/words';

/** What a proposal is about, in a sentence. */
export function proposalTitle(words: Words, { candidateName: name, fromLeadName: from, isReturn }: LeadProposalView): string {
  if (!from) return words.t('proposal.of', { name });
  return words.t(isReturn ? 'proposal.return' : 'proposal.handover', { from, name });
}

/** For whom a proposal waits: those whose word decides by name, the others by their number. */
export function waitingNames(words: Words, { waitsFor }: LeadProposalView): string {
  const named = waitsFor.flatMap(({ as, name: known }) => {
    const name = known ?? words.t('proposal.somebody');
    if (as === 'candidate') return words.t('proposal.waitsCandidate', { name });
    if (as === 'lead') return words.t('proposal.waitsLead', { name });
    return as === 'team_lead' ? words.t('proposal.waitsTeamLead', { name }) : [];
  });
  const asked = waitsFor.filter(({ as }) => as === 'asked').length;
  return words.list([...named, ...(asked > 0 ? [words.count('proposal.waitsAsked', asked)] : [])]);
}

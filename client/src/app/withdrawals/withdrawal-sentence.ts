import type { WithdrawalView } from '@contract/withdrawals';
import type { Words } from '../shared/words';

/** Whose help ends when, and who said so. */
export function withdrawalSentence(words: Words, { announced, organisationName, lastDay, agreed }: WithdrawalView): string {
  const key = agreed ? 'agreedThat' : announced ? 'announced' : 'askedFor';
  return words.t(`withdrawal.${key}`, { organisation: organisationName ?? words.t('team.confidential'), day: words.day(lastDay, 'long') });
}

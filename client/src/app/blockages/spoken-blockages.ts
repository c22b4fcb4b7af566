import { blockageSentence } from '@contract/blockage-sentence';
import type { BlockageMap, WaitingItemView } from '@contract/blockages';
import type { Language } from '@contract/roles';

const itemsById = ({ items }: BlockageMap): Map<string, WaitingItemView> => new Map(items.map((item) => [item.id, item]));

/** Each circle as a sentence, the shortest first. */
export function circleSentences(map: BlockageMap, language: Language): string[] {
  const items = itemsById(map);
  return map.circles.map(({ steps }) => blockageSentence(steps.map(({ itemId, passes }) => ({ ...items.get(itemId)!, passes })), language, 'circle'));
}

export function chainSentences(map: BlockageMap, language: Language): string[] {
  const items = itemsById(map);
  return map.chains.map(({ itemIds }) => blockageSentence(itemIds.map((id) => ({ ...items.get(id)!, passes: false })), language, 'chain'));
}

/** "de opname → huisvesting" */
export function waitsFor(map: BlockageMap, { waitingId, awaitedId }: { waitingId: string; awaitedId: string }): string {
  const items = itemsById(map);
  return `${items.get(waitingId)?.label ?? ''} → ${items.get(awaitedId)?.label ?? ''}`;
}

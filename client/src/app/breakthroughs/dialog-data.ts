import type { BlockageMap } from '@contract/blockages';
import type { BreakthroughView } from '@contract/breakthroughs';
import type { HouseholdPicture } from '@contract/households';

/** What each dialog about a breakthrough is opened with. */
export interface BreakthroughData {
  picture: HouseholdPicture;
  map: BlockageMap;
  breakthrough: BreakthroughView;
}

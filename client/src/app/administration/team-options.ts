import type { TeamView } from '@contract/administration';
import type { Option } from '../shared/option';
import type { Words } from '../shared/words';

/** The teams to choose from, and none at all. */
export const teamOptions = (words: Words, teams: readonly TeamView[]): Option[] => [
  { value: '', label: words.t('colleague.noTeam') },
  ...teams.map(({ id, name }) => ({ value: id, label: name })),
];

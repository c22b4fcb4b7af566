import { RATING_DATED_AFTER_DAYS } from '../contract/life-domains.js';
import { listOf, lookUp, unlessConfidential } from '../households/reading.js';

const RATING = `json_build_object('id', r.id, 'memberId', r.member_id, 'domain', r.domain, 'voice', r.voice, 'level', r.level,
  'words', r.words, 'on', r.rated_on, 'recordedBy', ${unlessConfidential('p.name')}, 'dated', reader.today - r.rated_on > ${RATING_DATED_AFTER_DAYS})`;

const RECORDER = `${lookUp('professional', 'p', 'r.recorded_by')} ${lookUp('organisation', 'o', 'p.organisation_id')}`;

/** The latest of each member, part of life and voice, in the reader's own domains. */
export const LATEST_RATINGS = listOf(
  RATING,
  `(select distinct on (x.member_id, x.domain, x.voice) x.* from rating x
     where x.household_id = reader.household_id and x.domain = any(reader.domains)
     order by x.member_id desc, x.domain desc, x.voice desc, x.rated_on desc, x.id desc) r ${RECORDER}`,
  `r.member_id, r.domain, r.voice`,
);

/** That there are ratings in other domains, not what they say. */
export const KNOWN_TO_OTHERS = listOf(
  `json_build_object('memberId', k.member_id, 'domains', k.domains)`,
  `app_known_to_others(reader.household_id) k`,
  `k.member_id`,
);

/** One member's ratings in one part of life, newest first. */
export const RATING_HISTORY = listOf(
  RATING,
  `rating r ${RECORDER} where r.household_id = reader.household_id and r.member_id = reader.about_id and r.domain = reader.about_domain
     and r.domain = any(reader.domains)`,
  `r.rated_on desc, r.id desc`,
);

export const ONE_RATING = `(select ${RATING} from rating r ${RECORDER} where r.household_id = reader.household_id and r.id = reader.about_id)`;

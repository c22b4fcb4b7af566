import { RATING_DATED_AFTER_DAYS } from '../contract/life-domains.js';
import { isRatingSeen, listOf, nameOf, namesOf, objectOf } from '../households/reading.js';

const rating = (by: string): string => `r.id, r.member_id as "memberId", r.domain, r.voice, r.level, r.words, r.rated_on as "on",
  ${by} as "recordedBy", reader.today - r.rated_on > ${RATING_DATED_AFTER_DAYS} as dated`;
const RATING = rating(nameOf('r.recorded_by'));

/** The latest of each member, part of life and voice, in the reader's own domains or disclosed to them. */
export const LATEST_RATINGS = listOf(
  rating('who.name'),
  `latest r left join who on who.id = r.recorded_by`,
  `r.member_id, r.domain, r.voice`,
  [
    `latest as materialized (select distinct on (r.member_id, r.domain, r.voice) r.* from rating r
     where r.household_id = reader.household_id and ${isRatingSeen('r')}
     order by r.member_id desc, r.domain desc, r.voice desc, r.rated_on desc, r.id desc)`,
    `who as materialized ${namesOf('select r.recorded_by from latest r')}`,
  ],
);

/** That there are ratings in other domains, not what they say. To those who direct no domain is another's. */
export const KNOWN_TO_OTHERS = listOf(
  `k.member_id as "memberId", k.domains`,
  `app_known_to_others(reader.household_id) k where not reader.directs`,
  `k.member_id`,
);

/** One member's ratings in one part of life, newest first. */
export const RATING_HISTORY = listOf(
  RATING,
  `rating r where r.household_id = reader.household_id and r.member_id = reader.about_id and r.domain = reader.about_domain
     and ${isRatingSeen('r')}`,
  `r.rated_on desc, r.id desc`,
);

export const ONE_RATING = objectOf(RATING, `rating r where r.household_id = reader.household_id and r.id = reader.about_id`);

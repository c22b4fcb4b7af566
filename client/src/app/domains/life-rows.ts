import type { DisclosedToReader } from '@contract/disclosures';
import type { HouseholdPicture, InvolvementView, MemberView, RatingView } from '@contract/households';
import { LIFE_DOMAINS, type LifeDomain } from '@contract/life-domains';
import { presentMembers, presentTeam } from '../shared/household-people';

/** One member in one part of life, in two voices. */
export interface LifeCell {
  member: MemberView;
  domain: LifeDomain;
  professional: RatingView | null;
  own: RatingView | null;
  /** There is a rating, but not for this reader. */
  knownToOthers: boolean;
  /** Why the reader sees it, where it is not their own part of life. */
  disclosed: DisclosedToReader | null;
  mayRate: boolean;
  /** The member's own view that stands beside the record: a correction was asked for, and not made. */
  ownViews: readonly string[];
}

/** One part of life: its members and who works on it. */
export interface LifeRow {
  domain: LifeDomain;
  cells: LifeCell[];
  workers: InvolvementView[];
  /** Somebody is at level 1 or 2 here, and nobody works on it. */
  unattended: boolean;
}

const NEEDS_HELP_UP_TO = 2;

/** The picture of members by life domains. */
export function lifeRows(picture: HouseholdPicture): LifeRow[] {
  const ratings = new Map(picture.ratings.map((rating) => [`${rating.memberId} ${rating.domain} ${rating.voice}`, rating]));
  const elsewhere = new Set(picture.knownToOthers.flatMap(({ memberId, domains }) => domains.map((domain) => `${memberId} ${domain}`)));
  const disclosed = new Map(picture.access.disclosed.map((each) => [`${each.memberId} ${each.domain}`, each]));
  const members = presentMembers(picture);
  const team = presentTeam(picture);
  return LIFE_DOMAINS.map((domain) => {
    const cells = members.map((member) => ({
      member,
      domain,
      professional: ratings.get(`${member.id} ${domain} professional`) ?? null,
      own: ratings.get(`${member.id} ${domain} own`) ?? null,
      knownToOthers: elsewhere.has(`${member.id} ${domain}`),
      disclosed: picture.access.domains.includes(domain) ? null : (disclosed.get(`${member.id} ${domain}`) ?? null),
      mayRate: picture.access.takesPart && picture.access.domains.includes(domain),
      ownViews: picture.rights.ownViews.filter((view) => view.memberId === member.id && view.domain === domain).map((view) => view.words),
    }));
    const workers = team.filter((each) => each.domains.includes(domain));
    const needed = cells.some(({ professional }) => professional !== null && professional.level <= NEEDS_HELP_UP_TO);
    return { domain, cells, workers, unattended: needed && workers.length === 0 };
  });
}

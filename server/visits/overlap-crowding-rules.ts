import type { CountedVisit } from './overlap-visits-rules.js';

/** A run of `days` consecutive days is crowded with at least so many visits or so many organisations. */
export interface CrowdingRule {
  days: number;
  visits: number;
  organisations: number;
}

/** Crowded windows that share a visit, joined: all visits in them, and those of the fullest window. */
export interface CrowdedEpisode {
  visits: readonly CountedVisit[];
  peak: readonly CountedVisit[];
}

/** The visits at positions [from, until) of the list. */
interface CrowdedWindow {
  from: number;
  until: number;
  organisations: number;
}

/**
 * Episodes in order of their first visit. Windows of different lengths join where they share a visit.
 *
 * Only windows that begin on a day with a visit are looked at. Any other window holds no more than the one that
 * begins on its first visit's day; that one is crowded too, shares its visits, and is never a lesser peak.
 * @param visits in order of start; organisations are numbered below `numberOfOrganisations`
 */
export function crowdedEpisodes(
  visits: readonly CountedVisit[],
  numberOfOrganisations: number,
  rules: readonly CrowdingRule[],
): CrowdedEpisode[] {
  const windows = rules.flatMap((rule) => crowdedWindows(visits, numberOfOrganisations, rule));
  if (rules.length > 1) windows.sort((one, other) => one.from - other.from);
  const episodes: { from: number; until: number; peak: CrowdedWindow }[] = [];
  for (const window of windows) {
    const episode = episodes[episodes.length - 1];
    if (episode === undefined || window.from >= episode.until) {
      episodes.push({ from: window.from, until: window.until, peak: window });
    } else {
      episode.until = Math.max(episode.until, window.until);
      if (isFuller(window, episode.peak)) episode.peak = window;
    }
  }
  return episodes.map(({ from, until, peak }) => ({
    visits: visits.slice(from, until),
    peak: visits.slice(peak.from, peak.until),
  }));
}

/** Most organisations, then most visits; the earliest is seen first and stays where both are the same. */
const isFuller = (one: CrowdedWindow, other: CrowdedWindow): boolean =>
  one.organisations > other.organisations ||
  (one.organisations === other.organisations && one.until - one.from > other.until - other.from);

function crowdedWindows(
  visits: readonly CountedVisit[],
  numberOfOrganisations: number,
  rule: CrowdingRule,
): CrowdedWindow[] {
  if (visits.length < rule.visits && numberOfOrganisations < rule.organisations) return [];
  const windows: CrowdedWindow[] = [];
  const visitsOf = new Array<number>(numberOfOrganisations).fill(0);
  let organisations = 0;
  let until = 0;
  for (let from = 0; from < visits.length; from += 1) {
    const first = visits[from]!;
    if (from === 0 || visits[from - 1]!.day !== first.day) {
      for (; until < visits.length && visits[until]!.day < first.day + rule.days; until += 1) {
        for (const number of visits[until]!.organisations.numbers) {
          if (visitsOf[number] === 0) organisations += 1;
          visitsOf[number]! += 1;
        }
      }
      if (organisations >= rule.organisations || until - from >= rule.visits) {
        windows.push({ from, until, organisations });
      }
    }
    for (const number of first.organisations.numbers) {
      visitsOf[number]! -= 1;
      if (visitsOf[number] === 0) organisations -= 1;
    }
  }
  return windows;
}

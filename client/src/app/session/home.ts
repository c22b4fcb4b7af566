import type { SessionView } from '@contract/session';

/** Whether somebody works with households; who only administers sees none. */
export const worksWithHouseholds = ({ roles }: Pick<SessionView, 'roles'>): boolean =>
  roles.some((role) => role === 'case_director' || role === 'partner' || role === 'team_lead');

export const administers = ({ roles }: Pick<SessionView, 'roles'>): boolean => roles.includes('administrator');

export const leadsTeam = ({ roles }: Pick<SessionView, 'roles'>): boolean => roles.includes('team_lead');

/** Who only watches over privacy sees no household either. */
export const watchesPrivacy = ({ roles }: Pick<SessionView, 'roles'>): boolean => roles.includes('privacy_officer');

/** The page on which somebody begins; who is not signed in, with that. */
export function homeOf(session: Pick<SessionView, 'roles'> | null): string {
  if (!session) return '/sign-in';
  if (worksWithHouseholds(session)) return '/households';
  if (watchesPrivacy(session)) return '/privacy';
  return administers(session) ? '/administration/colleagues' : '/households';
}

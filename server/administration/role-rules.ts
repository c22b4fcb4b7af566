import type { Role } from '../contract/roles.js';
import { BrokenRule } from '../shared/broken-rule.js';

/**
 * What an administrator may make of somebody's roles. A privacy officer looks over the logs of all organisations, and so is
 * appointed by whoever runs the installation; and nobody gives a role to themselves. Throws `colleague.privacy-officer` and
 * `colleague.own-roles`.
 */
export function checkRoles(before: readonly Role[], after: readonly Role[], own: boolean): void {
  if (before.includes('privacy_officer') !== after.includes('privacy_officer')) throw new BrokenRule('colleague.privacy-officer');
  if (own && after.some((role) => !before.includes(role))) throw new BrokenRule('colleague.own-roles');
}

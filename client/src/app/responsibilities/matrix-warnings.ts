import type { LifeDomain } from '@contract/life-domains';
import type { MatrixWarningView } from '@contract/responsibilities';

/** One sentence about one or more rows. */
export interface GroupedWarning extends Omit<MatrixWarningView, 'domains'> {
  domains: LifeDomain[];
}

/** What is wrong with several rows alike is one sentence that names them all; in the order in which they come. */
export function groupedWarnings(warnings: readonly MatrixWarningView[]): GroupedWarning[] {
  const groups = new Map<string, GroupedWarning>();
  for (const warning of warnings) {
    const key = `${warning.code} ${warning.count} ${warning.actorKey}`;
    const group = groups.get(key);
    if (group) group.domains.push(...warning.domains);
    else groups.set(key, { ...warning, domains: [...warning.domains] });
  }
  return [...groups.values()];
}

import type { LifeDomain } from '../contract/life-domains.js';
import type { OwnerKind } from '../contract/plan-words.js';
import { MOST_ORGANISATIONS_DOING, MOST_ROWS_ANSWERABLE, STANDING_ALONE, type MatrixWarning, type Responsibility } from '../contract/responsibility-words.js';
import { brokenField } from '../shared/broken-rule.js';

export interface MatrixActor {
  key: string;
  kind: OwnerKind;
  /** Of a professional. */
  organisation: string | null;
  /** Involved, leading, living there or near it now: what somebody had who is gone counts for nothing. */
  present: boolean;
}

export interface MatrixCell {
  domain: LifeDomain;
  actorKey: string;
  kinds: readonly Responsibility[];
}

export interface Warning {
  code: MatrixWarning;
  /** The row, or all rows of the actor. */
  domains: LifeDomain[];
  actorKey: string | null;
  /** Organisations that do the same, or rows of the actor; else 0. */
  count: number;
}

/** What is not right in a matrix of these rows: row by row, and then actor by actor. */
export function matrixWarnings(rows: readonly LifeDomain[], actors: readonly MatrixActor[], cells: readonly MatrixCell[]): Warning[] {
  const present = new Map(actors.filter((actor) => actor.present).map((actor) => [actor.key, actor]));
  const counting = cells.filter(({ actorKey, domain }) => present.has(actorKey) && rows.includes(domain));
  return [...rows.flatMap((domain) => ofRow(domain, counting.filter((cell) => cell.domain === domain), present)), ...[...present.keys()].flatMap((key) => ofActor(key, counting))];
}

function ofRow(domain: LifeDomain, cells: readonly MatrixCell[], actors: ReadonlyMap<string, MatrixActor>): Warning[] {
  const row = { domains: [domain], actorKey: null, count: 0 };
  const actorsWith = (has: (cell: MatrixCell) => boolean): MatrixActor[] => cells.filter(has).map(({ actorKey }) => actors.get(actorKey)!);
  const doing = new Set(actorsWith(({ kinds }) => kinds.includes('does')).flatMap(({ organisation }) => organisation ?? []));
  const warnings: Warning[] = [];
  if (actorsWith(({ kinds }) => kinds.includes('answerable')).length === 0) warnings.push({ ...row, code: 'nobody_answerable' });
  if (doing.size > MOST_ORGANISATIONS_DOING) warnings.push({ ...row, code: 'many_do_the_same', count: doing.size });
  if (!actorsWith(({ kinds }) => kinds.length > 0).some(({ kind }) => kind === 'member')) warnings.push({ ...row, code: 'household_nowhere' });
  return warnings;
}

function ofActor(actorKey: string, cells: readonly MatrixCell[]): Warning[] {
  const domains = cells.filter((cell) => cell.actorKey === actorKey && cell.kinds.includes('answerable')).map(({ domain }) => domain);
  return domains.length > MOST_ROWS_ANSWERABLE ? [{ code: 'answerable_for_many', domains, actorKey, count: domains.length }] : [];
}

/** Refuses parts that do not go together. */
export function checkParts(kinds: readonly Responsibility[]): void {
  if (kinds.length > 1 && kinds.some((kind) => STANDING_ALONE.includes(kind))) throw brokenField('kinds', 'responsibility.parts-clash');
}

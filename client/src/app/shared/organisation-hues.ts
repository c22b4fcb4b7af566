/** A hue for each organisation of a household, the same wherever it is shown. Never the only sign: a name or initials stand with it. */
export type OrganisationHues = ReadonlyMap<string | null, number>;

const HUES = [205, 75, 150, 320, 265, 40, 115, 235, 350, 180] as const;

/** Hues in order of first appearance; a confidential service (null) has none of its own and stays grey. */
export function organisationHues(organisationIds: readonly (string | null)[]): OrganisationHues {
  const known = [...new Set(organisationIds.filter((id) => id !== null))];
  return new Map(known.map((id, place) => [id, HUES[place % HUES.length] ?? 205]));
}

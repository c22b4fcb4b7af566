/** A household by number: the end of its id, which nobody can mistake for a name and everybody can compare. */
export const householdNumber = (id: string): string => id.slice(-12).replace(/(.{4})(?=.)/g, '$1 ');

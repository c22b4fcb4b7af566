/** So many of a list are in sight before somebody asks for the others. */
const FIRST = 3;

/** How many of `all` are in sight: the first few, unless one would be left: to unfold that takes as much room. */
export const inSight = (all: number): number => (all > FIRST + 1 ? FIRST : all);

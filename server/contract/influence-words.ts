// Fixed values about influences between problems. No decorators: the client uses them at run time.

/** More open problems than this is no map that anybody reads. Our default. */
export const MOST_PROBLEMS = 30;

/** Circles that are told, the shortest first; that there are more is said. Our default. */
export const MOST_CIRCLES = 50;

/** How many colleagues a search brings at most: the first by name. */
export const MOST_COLLEAGUES_FOUND = 50;

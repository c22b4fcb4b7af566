/** A check that a column holds one of fixed values, so that the contract's list is also the table's. */
export const listed = (column: string, values: readonly string[]): string => `${column} in (${values.map((value) => `'${value}'`).join(', ')})`;

/** The same for a column that holds a list of them. */
export const allListed = (column: string, values: readonly string[]): string =>
  `${column} <@ array[${values.map((value) => `'${value}'`).join(', ')}]`;

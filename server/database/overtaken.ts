/** serialization_failure and deadlock_detected: the database undid this unit of work because of another; done over it may well succeed. */
const OVERTAKEN = ['40001', '40P01'];

interface DatabaseError {
  code?: string;
  /** The place in PostgreSQL's own source that refused. */
  routine?: string;
  driverError?: DatabaseError;
}

const databaseError = (error: unknown): DatabaseError => {
  const found = (error ?? {}) as DatabaseError;
  return found.driverError ?? found;
};

/** What a planned statement answers has other columns or types since it was planned: a migration came between. */
export function isPlanOutdated(error: unknown): boolean {
  const { code, routine } = databaseError(error);
  return code === '0A000' && routine === 'RevalidateCachedQuery';
}

/** Nothing is wrong with this unit of work but its moment. */
export const isOvertaken = (error: unknown): boolean => OVERTAKEN.includes(databaseError(error).code ?? '') || isPlanOutdated(error);

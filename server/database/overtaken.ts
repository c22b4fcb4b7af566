/** serialization_failure and deadlock_detected: the database undid this unit of work because of another; done over it may well succeed. */
const OVERTAKEN = ['40001', '40P01'];

export function isOvertaken(error: unknown): boolean {
  const { code, driverError } = (error ?? {}) as { code?: string; driverError?: { code?: string } };
  return OVERTAKEN.includes(driverError?.code ?? code ?? '');
}

/** Jest runs this once after all API and browser tests. */
export default async function stopDatabase(): Promise<void> {
  await globalThis.stopTestDatabase?.();
}

/** Request options that let a change through only while nobody else made another since this version was read. */
export const ifMatch = (version: number): { headers: Record<string, string> } => ({ headers: { 'If-Match': `"${version}"` } });

const thorough = process.env['THOROUGH'] === '1';

/** How often something is tried: a short form in every `npm test`, the whole of it with `THOROUGH=1`. */
export const rounds = (usual: number, all: number): number => (thorough ? all : usual);

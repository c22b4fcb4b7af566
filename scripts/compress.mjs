import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const [toBrotli, toGzip] = [promisify(brotliCompress), promisify(gzip)];
const compressible = /\.(css|html|js|json|svg|txt)$/;
/** Below this the heading of an answer weighs more than what could be gained, in bytes. */
const worthwhile = 400;

/** Lays a `.br` and a `.gz` beside each file that gains by it: the server sends those, and compresses nothing itself. */
export async function compressFiles(folder) {
  const entries = await readdir(folder, { withFileTypes: true });
  await Promise.all(
    entries.map(async (entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return compressFiles(path);
      if (!compressible.test(entry.name)) return;
      const content = await readFile(path);
      if (content.length < worthwhile) return;
      const parameters = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
      await Promise.all([writeFile(`${path}.br`, await toBrotli(content, { params: parameters })), writeFile(`${path}.gz`, await toGzip(content))]);
    }),
  );
}

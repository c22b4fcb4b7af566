/** Text in UTF-8, in chunks, and what it was in the file. */
export interface TextBytes {
  chunks: AsyncIterable<Uint8Array>;
  encoding: 'UTF-8' | 'UTF-16' | 'Windows-1252';
}

/**
 * The text of a file as UTF-8. Spreadsheets also write UTF-16 and Windows-1252: the first shows itself by its mark or its
 * empty bytes, the second by not being UTF-8, for which the whole file is looked through once. Nothing is kept in memory.
 */
export async function utf8Of(file: Blob): Promise<TextBytes> {
  const wide = wideEncodingOf(new Uint8Array(await file.slice(0, 1_000).arrayBuffer()));
  if (wide) return { chunks: decoded(chunksOf(file), wide), encoding: 'UTF-16' };
  if (await isUtf8(file)) return { chunks: chunksOf(file), encoding: 'UTF-8' };
  return { chunks: decoded(chunksOf(file), 'windows-1252'), encoding: 'Windows-1252' };
}

function wideEncodingOf(head: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const empty = (rest: number): number => head.filter((byte, place) => byte === 0 && place % 2 === rest).length;
  const [even, odd] = [empty(0), empty(1)];
  const many = head.length / 4;
  if (odd > many && even === 0) return 'utf-16le';
  return even > many && odd === 0 ? 'utf-16be' : undefined;
}

async function isUtf8(file: Blob): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of chunksOf(file)) decoder.decode(chunk, { stream: true });
    decoder.decode();
    return true;
  } catch {
    return false;
  }
}

/** Not every browser walks through a stream by itself. */
async function* chunksOf(file: Blob): AsyncGenerator<Uint8Array> {
  const reader = file.stream().getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  } finally {
    await reader.cancel();
  }
}

async function* decoded(chunks: AsyncIterable<Uint8Array>, encoding: string): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder(encoding);
  const encoder = new TextEncoder();
  for await (const chunk of chunks) yield encoder.encode(decoder.decode(chunk, { stream: true }));
  yield encoder.encode(decoder.decode());
}

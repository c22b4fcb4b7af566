import { inflateSync } from 'node:zlib';

/**
 * The text of a PDF as a reader gets it: streams decompressed, glyphs turned into characters by each font's own table.
 * White space between pieces is not kept, so compare without it.
 */
export function pdfText(file: Buffer): string {
  const objects = objectsOf(file);
  const tables = new Map<string, Map<string, string>>();
  for (const { head } of objects.values()) {
    for (const [, name, font] of head.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const unicode = /\/ToUnicode (\d+) 0 R/.exec(objects.get(font!)?.head ?? '')?.[1];
      if (unicode) tables.set(name!, tableOf(objects.get(unicode)!.stream));
    }
  }
  let text = '';
  for (const { stream } of objects.values()) {
    if (!/\bBT\b/.test(stream)) continue;
    let table = new Map<string, string>();
    for (const [, font, shown] of stream.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
      if (font) table = tables.get(font) ?? new Map();
      for (const [, codes] of (shown ?? '').matchAll(/<([0-9a-f]+)>/g)) text += (codes!.match(/.{4}/g) ?? []).map((code) => table.get(code) ?? '\uFFFD').join('');
    }
    text += '\n';
  }
  return text;
}

function objectsOf(file: Buffer): Map<string, { head: string; stream: string }> {
  const objects = new Map<string, { head: string; stream: string }>();
  const raw = file.toString('latin1');
  for (const match of raw.matchAll(/(\d+) 0 obj\n([\s\S]*?)(?:\nstream\n|\nendobj)/g)) {
    const [all, number, head] = match as unknown as [string, string, string];
    const begin = match.index + all.length;
    const length = Number(/\/Length (\d+)/.exec(head)?.[1] ?? 0);
    const bytes = all.endsWith('stream\n') ? file.subarray(begin, begin + length) : Buffer.alloc(0);
    const stream = bytes.length === 0 ? '' : (head.includes('/FlateDecode') ? inflateSync(bytes) : bytes).toString('latin1');
    objects.set(number, { head, stream });
  }
  return objects;
}

/** Glyph codes to characters, out of a ToUnicode table. */
function tableOf(map: string): Map<string, string> {
  const table = new Map<string, string>();
  const characters = (hex: string): string => String.fromCharCode(...(hex.match(/.{4}/g) ?? []).map((code) => Number.parseInt(code, 16)));
  for (const [, block] of map.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, first, , list] of block!.matchAll(/<(\w+)> <(\w+)> \[([^\]]*)\]/g)) {
      let code = Number.parseInt(first!, 16);
      for (const [, hex] of list!.matchAll(/<([\w ]*)>/g)) table.set((code++).toString(16).padStart(4, '0'), characters(hex!.replaceAll(' ', '')));
    }
  }
  return table;
}

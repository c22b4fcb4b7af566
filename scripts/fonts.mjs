import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StepFailed, projectFolder } from './steps.mjs';

const family = 'Source Sans 3 Variable';
/** The lightest and the heaviest weight that the styles ask for. */
const weights = { min: 400, max: 720 };

/** What is on nearly every page; the first page waits for this only. Whatever else Latin has comes when a page says it. */
const daily = [
  ...Array.from({ length: 0x7e - 0x20 + 1 }, (_, place) => String.fromCodePoint(0x20 + place)),
  ...'\u00a0·×°½²±§©«»ÁÂÄÇÈÉÊËÍÏÓÔÖÚÜáàâäçèéêëíîïñóôöúùûüßı–—‘’“”„•…€−',
].join('');

/**
 * Writes the font of the product to `build/fonts` in two parts, with the style sheet that names both: the browser fetches a
 * part when the page has a character of it. Letters stay as they are; unused weights and fractions are left out of the first.
 */
export async function makeFonts() {
  const { default: subsetFont } = await import('subset-font');
  const folder = join(projectFolder, 'build/fonts');
  const source = join(projectFolder, 'node_modules/@fontsource-variable/source-sans-3');
  const [whole, ranges] = await Promise.all([readFile(join(source, 'files/source-sans-3-latin-wght-normal.woff2')), readFile(join(source, 'unicode.json'), 'utf8')]);
  const first = await subsetFont(whole, daily, {
    targetFormat: 'woff2',
    variationAxes: { wght: weights },
    keepFeatures: ['ccmp', 'kern', 'liga', 'locl', 'mark', 'mkmk'],
  });
  if (first.length > whole.length) throw new StepFailed('The font became larger by leaving out.');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'source-sans-daily.woff2'), first);
  await writeFile(join(folder, 'source-sans-latin.woff2'), whole);
  const dailyCodes = new Set([...daily].map((character) => character.codePointAt(0)));
  const others = codesIn(JSON.parse(ranges).latin).filter((code) => code > 0x7f && !dailyCodes.has(code));
  await writeFile(join(folder, '_faces.scss'), [faceOf('source-sans-daily.woff2', [...dailyCodes]), faceOf('source-sans-latin.woff2', others)].join('\n'));
}

const faceOf = (file, codes) => `@font-face {
  font-family: '${family}';
  src: url('./${file}') format('woff2');
  font-weight: ${weights.min} ${weights.max};
  font-display: swap;
  unicode-range: ${rangesOf(codes)};
}
`;

/** `U+0041-0043,U+00E9` is 65, 66, 67 and 233. */
const codesIn = (text) =>
  text.split(',').flatMap((range) => {
    const [from, to = from] = range.replace('U+', '').split('-').map((code) => parseInt(code, 16));
    return Array.from({ length: to - from + 1 }, (_, place) => from + place);
  });

function rangesOf(codes) {
  const ranges = [];
  for (const code of codes.toSorted((one, other) => one - other)) {
    const last = ranges.at(-1);
    if (last && last.to === code - 1) last.to = code;
    else ranges.push({ from: code, to: code });
  }
  const hex = (code) => code.toString(16).toUpperCase();
  return ranges.map(({ from, to }) => (from === to ? `U+${hex(from)}` : `U+${hex(from)}-${hex(to)}`)).join(',');
}

import { readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { StepFailed, projectFolder } from './steps.mjs';

/**
 * The most that a browser may have to fetch, in bytes of the files as they are sent (brotli). Beside that come the headings of the
 * answers and what the API says: `npm run bench:client` counts those too. Lower these when something has become smaller.
 */
const MOST = {
  /** Until the sign-in page is there: document, styles, scripts and font, with the Dutch words. */
  first: 121_000,
  /** From there to any page, with what the bar above it needs and the words of the page; of what the list of households brought before it, nothing again. */
  page: 59_000,
};

/** What comes for who is signed in, whatever page it is. */
const FRAME = ['src/app/shell/room-links.ts', 'src/app/shell/person-menu.ts', 'src/i18n/nl/work.json', 'src/i18n/nl/problems.json'];
const HOME = 'src/app/households/household-list-page.ts';
const ROUTES = ['shell/routes.ts', 'shell/further-routes.ts', 'administration/administration-routes.ts'];

/** Throws StepFailed where something grew past its budget; otherwise a few words about the largest. `stats` are those of the builder. */
export async function checkBudgets(folder, stats) {
  const { outputs } = stats;
  const outputOf = new Map(Object.entries(outputs).flatMap(([file, { entryPoint }]) => (entryPoint ? [[entryPoint, file]] : [])));
  const main = [...outputOf.values()].find((file) => /^main-.*\.js$/.test(file));
  const closure = (file, seen = new Set()) => {
    if (!file || seen.has(file)) return seen;
    seen.add(file);
    for (const { path, kind } of outputs[file].imports) if (kind !== 'dynamic-import' && outputs[path]) closure(path, seen);
    return seen;
  };
  const all = (sources) => sources.flatMap((source) => [...closure(outputOf.get(source))]);
  const sum = async (files) => (await Promise.all([...new Set(files)].map((file) => sent(join(folder, file))))).reduce((bytes, each) => bytes + each, 0);

  const started = new Set(closure(main));
  const fonts = (await readdir(join(folder, 'media'))).filter((name) => name.startsWith('source-sans-daily')).map((name) => `media/${name}`);
  const styles = Object.keys(outputs).filter((file) => /^styles-.*\.css$/.test(file));
  const first = await sum(['index.html', ...styles, ...fonts, ...started]);

  const home = all([...FRAME, HOME]).filter((file) => !started.has(file));
  const pages = [{ name: 'household-list-page', bytes: await sum(home) }];
  for (const { source, rooms } of await routedPages()) {
    if (source === HOME) continue;
    const files = all([source, ...rooms.map((room) => `src/i18n/nl/${room}.json`)]).filter((file) => !started.has(file) && !home.includes(file));
    pages.push({ name: source.replace(/^.*\/|\.ts$/g, ''), bytes: await sum(files) });
  }
  pages.sort((one, other) => other.bytes - one.bytes);

  const tooLarge = [...(first > MOST.first ? [`the first page is ${kilobytes(first)}, at most ${kilobytes(MOST.first)}`] : [])];
  for (const { name, bytes } of pages) {
    if (bytes > MOST.page) tooLarge.push(`${name} is ${kilobytes(bytes)}, at most ${kilobytes(MOST.page)}`);
  }
  if (tooLarge.length > 0) throw new StepFailed(`The client has outgrown its budget: ${tooLarge.join('; ')}. See scripts/client-budgets.mjs.`);
  return `first page ${kilobytes(first)}, ${pages.slice(0, 6).map(({ name, bytes }) => `${name} ${kilobytes(bytes)}`).join(', ')}`;
}

/** Each page of the routes with its rooms of words. */
async function routedPages() {
  const app = join(projectFolder, 'client/src/app');
  const found = [];
  for (const routes of ROUTES) {
    const code = await readFile(join(app, routes), 'utf8');
    for (const [, rooms, path] of code.matchAll(/withWords\(\[([^\]]*)\], \(\) => import\('(\.[^']+)'\)/g)) {
      found.push({ source: `${join('src/app', routes, '..', path)}.ts`, rooms: [...rooms.matchAll(/'(\w+)'/g)].map(([, room]) => room) });
    }
  }
  return found;
}

/** What goes over the wire of a file, without the heading. */
const sent = async (path) => (await stat(`${path}.br`).catch(() => stat(path))).size;

const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

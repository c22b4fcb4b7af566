import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkBudgets } from './client-budgets.mjs';
import { compressFiles } from './compress.mjs';
import { makeFonts } from './fonts.mjs';
import { install } from './install.mjs';
import { oneAtATime } from './one-at-a-time.mjs';
import { perform, projectFolder, runPackage, step } from './steps.mjs';

const server = {
  name: 'server',
  sources: ['server', 'migrations', 'tsconfig.json', 'tsconfig.build.json', 'nest-cli.json', 'package-lock.json'],
  result: 'build/api/server/main.js',
  async make(beforeWas) {
    // A build that is not known is no ground to build on; of a known one only what lost its source has to go.
    if (beforeWas) await removeOrphans(join(projectFolder, 'build/api'), projectFolder);
    else await rm(join(projectFolder, 'build/api'), { recursive: true, force: true });
    await runPackage('@nestjs/cli/bin/nest.js', ['build'], { sentence: 'The server could not be built.' });
  },
};

const client = {
  name: 'client',
  sources: ['client', 'server/contract', 'package-lock.json', 'scripts/client-budgets.mjs', 'scripts/compress.mjs', 'scripts/fonts.mjs'],
  result: 'build/client/index.html',
  async make() {
    await makeFonts();
    await runPackage('@angular/cli/bin/ng.js', ['build', '--stats-json'], {
      sentence: 'The client could not be built.',
      cwd: join(projectFolder, 'client'),
      env: { NG_CLI_ANALYTICS: 'false' },
    });
    const folder = join(projectFolder, 'build/client');
    // What the builder tells about its files is not for the browser.
    const statistics = join(folder, 'browser-stats.json');
    const stats = JSON.parse(await readFile(statistics, 'utf8'));
    await rm(statistics);
    await compressFiles(folder);
    return checkBudgets(folder, stats);
  },
};

const bench = {
  name: 'bench',
  sources: [...server.sources, 'test/bench'],
  result: 'build/bench/test/bench/bench.js',
  async make() {
    await rm(join(projectFolder, 'build/bench'), { recursive: true, force: true });
    await runPackage('typescript/bin/tsc', ['-p', 'test/bench/tsconfig.json'], { sentence: 'The bench could not be built.' });
  },
};

/** Installs what is missing and builds what has changed, one command at a time in this folder. Tells whether there was anything to do. */
export async function prepare({ parts = ['server', 'client'] } = {}) {
  return oneAtATime(async () => {
    let worked = await install();
    for (const part of [server, client, bench]) if (parts.includes(part.name)) worked = (await build(part)) || worked;
    return worked;
  });
}

async function build(part) {
  const stamp = join(projectFolder, 'build/stamps', part.name);
  const before = await readFile(stamp, 'utf8').catch(() => undefined);
  const now = await fingerprint(part.sources);
  if (before === now && existsSync(join(projectFolder, part.result))) return false;
  await step(`Building the ${part.name}`, async () => {
    await rm(stamp, { force: true });
    const told = await part.make(before !== undefined);
    await mkdir(dirname(stamp), { recursive: true });
    await writeFile(stamp, now);
    return told;
  });
  return true;
}

/** One value for the names and contents of all sources, so that a change of any of them is seen and a mere touch is not. */
async function fingerprint(sources) {
  const hash = createHash('sha256');
  for (const source of sources) {
    for (const path of await filesUnder(source)) hash.update(`${path}\0`).update(await readFile(join(projectFolder, path)));
  }
  return hash.digest('hex');
}

async function filesUnder(path) {
  const entries = await readdir(join(projectFolder, path), { withFileTypes: true }).catch((error) => {
    if (error.code === 'ENOTDIR') return undefined;
    throw error;
  });
  if (!entries) return [path];
  const found = [];
  for (const entry of entries.toSorted((one, other) => (one.name < other.name ? -1 : 1))) {
    const inner = `${path}/${entry.name}`;
    if (entry.isDirectory()) found.push(...(await filesUnder(inner)));
    else if (!entry.name.endsWith('.spec.ts')) found.push(inner);
  }
  return found;
}

/** A migration that was renamed must not be found twice. */
async function removeOrphans(built, sources) {
  for (const entry of await readdir(built, { withFileTypes: true }).catch(() => [])) {
    const path = join(built, entry.name);
    if (entry.isDirectory()) await removeOrphans(path, join(sources, entry.name));
    else if (/\.js(\.map)?$/.test(entry.name) && !existsSync(join(sources, entry.name.replace(/\.js(\.map)?$/, '.ts')))) await rm(path);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await perform(() => prepare());

// `npm test`: everything that has to hold, from a bare clone. Stops at the first step that fails.
import { mkdir, readFile, rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { prepare } from './build.mjs';
import { findChromium } from './chromium.mjs';
import { install } from './install.mjs';
import { HOW_TO_HAVE_IT, installedPostgres, onPostgres15 } from './installed-postgres.mjs';
import { markChildren, stopLeftovers } from './leftovers.mjs';
import { oneAtATime } from './one-at-a-time.mjs';
import { node24, pathWithNode24, perform, projectFolder, run, runPackage, seconds, sideBySide, step, tell } from './steps.mjs';

const begin = performance.now();
const counts = { passed: 0, failed: 0 };
const results = join(projectFolder, 'build/test-results');

// The settings of a server that a person runs are not for the tests: they must not reach its database.
const settings = ['PORT', 'HOST', 'DATABASE_URL', 'SAMENREGIE_DATA', 'DEMO', 'PUBLIC_URL', 'PROXIES', 'LOG_LEVEL', 'JOBS', 'NODE_ENV'];
const prefixes = /^(DATABASE|SESSION|AUDIT|OIDC|LOCAL|SECRETS|STEP)_/;
for (const name of Object.keys(process.env)) if (settings.includes(name) || prefixes.test(name)) delete process.env[name];
markChildren();

async function everything() {
  await oneAtATime(install);
  let chromium;
  await step('Looking for Chromium', async () => (chromium = await findChromium()));
  const folders = ['server', 'migrations', 'client/src', 'test'];
  await sideBySide({
    // The longest: all others, and the builds, fit beside it.
    Lint: check('eslint/bin/eslint.js', ['.', '--max-warnings', '0'], 'Lint found something.'),
    'Import directions': check('dependency-cruiser/bin/dependency-cruiser.mjs', [...folders, '--config', '.dependency-cruiser.cjs'], 'An import goes against the direction.'),
    'Types of the server and its tests': check('typescript/bin/tsc', ['--noEmit', '-p', 'tsconfig.json'], 'The types do not fit.'),
    'Types of the client and its tests': check('typescript/bin/tsc', ['--noEmit', '-p', 'client/tsconfig.spec.json'], 'The types do not fit.'),
    Builds: prepare,
  });
  await rm(results, { recursive: true, force: true });
  await jest('Unit tests', ['rules', 'client']);
  await jest('API tests', ['api']);
  const oldest = installedPostgres();
  if (oldest) await onPostgres15(oldest, 'test/schema');
  else tell(`Skipped: the schema on PostgreSQL 15. ${HOW_TO_HAVE_IT}.`);
  await jest('Browser tests', ['browser'], { CHROMIUM_PATH: chromium });
}

const check = (tool, args, sentence) => () => runPackage(tool, args, { sentence });

async function jest(name, projects, env = {}) {
  await mkdir(results, { recursive: true });
  const file = join(results, `${projects.join('-')}.json`);
  const program = join(projectFolder, 'node_modules/jest/bin/jest.js');
  const args = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', program];
  const options = ['--ci', '--json', `--outputFile=${file}`, `--maxWorkers=${availableParallelism()}`, '--selectProjects', ...projects];
  await step(name, async () => {
    try {
      await run(node24, [...args, ...options], { sentence: `${name} failed.`, env: { ...process.env, ...env, PATH: pathWithNode24() } });
    } catch (error) {
      await count(file);
      error.toolOutput = withoutJson(error.toolOutput);
      throw error;
    }
    return `${await count(file)} tests`;
  });
}

/** Adds up what Jest counted; a file that could not be run at all counts as a failure. */
async function count(file) {
  const result = JSON.parse(await readFile(file, 'utf8').catch(() => '{"numPassedTests":0,"numFailedTests":0,"numRuntimeErrorTestSuites":1}'));
  counts.passed += result.numPassedTests;
  counts.failed += result.numFailedTests + result.numRuntimeErrorTestSuites;
  return result.numPassedTests;
}

/** With --json Jest also writes the results on one line of its output; a person reads the rest. */
const withoutJson = (output) => output.split('\n').filter((line) => !line.startsWith('{"num')).join('\n');

async function conclude(stoppedBy) {
  await pause(200); // a process that was just asked to stop may still be on its way out
  const leftovers = await stopLeftovers();
  if (leftovers.length > 0 && !stoppedBy) {
    process.exitCode = 1;
    process.stderr.write(`These processes were left behind and have been stopped:\n${leftovers.join('\n')}\n`);
  }
  tell(`${stoppedBy ? 'Stopped' : process.exitCode ? 'Failed' : 'All done'} after ${seconds(begin)}.`);
  tell(`${counts.passed} passed, ${counts.failed} failed`);
}

await perform(everything, { atEnd: conclude });

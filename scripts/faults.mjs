// `npm run test:faults`: what must hold when something breaks, in full length, and what was measured.
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { prepare } from './build.mjs';
import { markChildren, stopLeftovers } from './leftovers.mjs';
import { node24, pathWithNode24, perform, projectFolder, run, step, tell } from './steps.mjs';

const figures = join(projectFolder, 'build/fault-figures');
/** The specs of the fault table; the number of people at once is theirs. */
const SPECS = 'test/(faults-|lead-never-lost|plans|odd-input|schema|migrations|backup|authorization)';
markChildren();

async function everything() {
  await prepare();
  await rm(figures, { recursive: true, force: true });
  const jest = [join(projectFolder, 'node_modules/jest/bin/jest.js'), '--ci', '--maxWorkers=1', '--selectProjects', 'api', '--testPathPatterns', SPECS];
  await step('Faults, in full length', () =>
    run(node24, ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', ...jest], { sentence: 'Something did not hold.', env: { ...process.env, THOROUGH: '1', PATH: pathWithNode24() } }),
  );
}

async function summary() {
  for (const name of (await readdir(figures).catch(() => [])).sort()) {
    const { fault, figures: measured } = JSON.parse(await readFile(join(figures, name), 'utf8'));
    tell(`${fault}: ${Object.entries(measured).map(([what, figure]) => `${what} ${figure}`).join(', ')}`);
  }
  await stopLeftovers();
}

await perform(everything, { atEnd: summary });

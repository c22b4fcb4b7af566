import { spawnSync } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { StepFailed, node24, projectFolder, run, runPackage } from './steps.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const elsewhere = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'];

/**
 * The path of a Chromium for the browser tests: the one that CHROMIUM_PATH names, the system's, Debian's package
 * (root only), or the browser driver's own. Says so where none of these can be had.
 */
export async function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (await works(named)) return named;
    throw new StepFailed(`CHROMIUM_PATH names no browser that runs: ${named}.`);
  }
  const attempts = [];
  for (const way of [ofSystem, ofDriver, installPackage, installWithDriver]) {
    try {
      const path = await way();
      if (path) return path;
    } catch (error) {
      if (!(error instanceof StepFailed)) throw error;
      attempts.push(`${error.message}\n${error.toolOutput}`);
    }
  }
  throw new StepFailed('There is no Chromium for the browser tests and none could be installed: install Chromium or Chrome, or set CHROMIUM_PATH to one.', attempts.join('\n'));
}

async function ofSystem() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const candidates = [...names.flatMap((name) => folders.map((folder) => join(folder, name))), ...elsewhere];
  for (const path of candidates) if (await works(path)) return path;
  return undefined;
}

/** Ubuntu has a `chromium-browser` that only says where to get one, so being there is not enough. */
async function works(path) {
  const isProgram = await access(path, constants.X_OK).then(() => true, () => false);
  return isProgram && spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0;
}

async function installPackage() {
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status !== 0) return undefined;
  const options = { sentence: 'Debian\'s package of Chromium could not be installed.', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  await run('apt-get', ['update', '-q'], options);
  await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], options);
  return ofSystem();
}

async function installWithDriver() {
  await runPackage('playwright-core/cli.js', ['install', 'chromium'], { sentence: 'The browser driver could not fetch its Chromium.' });
  return ofDriver();
}

async function ofDriver() {
  const question = "import('playwright-core').then(({ chromium }) => process.stdout.write(chromium.executablePath()))";
  const path = await run(node24, ['-e', question], { sentence: 'The browser driver does not say where its Chromium is.', cwd: projectFolder });
  return (await works(path)) ? path : undefined;
}

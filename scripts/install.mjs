import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { node24, projectFolder, run, step } from './steps.mjs';

/** Installs the packages exactly as the lockfile has them; false where that is how they stand already. */
export async function install() {
  if (await isInstalled()) return false;
  await step('Installing the packages', async () => {
    const [program, ...first] = npm();
    await run(program, [...first, 'ci', '--include=dev', '--include=optional', '--ignore-scripts=false', '--no-audit', '--no-fund', '--loglevel=error'], {
      sentence: 'The packages could not be installed (npm ci): is the package registry within reach, and is there room on the disk?',
    });
  });
  return true;
}

/** npm keeps beside the packages what it put there; an install that was cut off has not got as far as that. */
async function isInstalled() {
  if (!existsSync(node24)) return false;
  const [wanted, present] = await Promise.all(['package-lock.json', 'node_modules/.package-lock.json'].map(packagesIn));
  return Object.entries(wanted).every(([path, { version, optional, link }]) => {
    if (path === '' || link) return true;
    // Optional packages are for other kinds of machine where they are absent.
    return present[path] ? present[path].version === version : optional === true;
  });
}

async function packagesIn(lockfile) {
  try {
    return JSON.parse(await readFile(join(projectFolder, lockfile), 'utf8')).packages;
  } catch {
    return {};
  }
}

/**
 * The npm that runs this command, on the Node that it runs on itself: inside an npm script `node` is the Node 24 in
 * node_modules, which npm is about to replace.
 */
function npm() {
  const { npm_execpath: path, npm_node_execpath: node } = process.env;
  if (path?.endsWith('npm-cli.js')) return [node && existsSync(node) ? node : process.execPath, path];
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm'];
}

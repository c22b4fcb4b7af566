// Runs before anything is installed: Node 20 and its own modules only.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectFolder = dirname(dirname(fileURLToPath(import.meta.url)));

/** Node 24, which `npm ci` brings; the machine's own may be older. */
export const node24 = join(projectFolder, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** What a person reads when a step cannot be done: a sentence, and what the failing tool wrote. */
export class StepFailed extends Error {
  constructor(sentence, toolOutput = '') {
    super(sentence);
    this.toolOutput = toolOutput;
  }
}

const running = new Set();
let written = (text) => process.stdout.write(text);

/** Keeps standard output free for the answer of a command. */
export function tellOnStandardError() {
  written = (text) => process.stderr.write(text);
}

export function tell(sentence) {
  written(`${sentence}\n`);
}

/** Works run side by side. */
let lanes = false;

/** Says what is done and how long it took; `work` may return a word or two about its result. */
export async function step(name, work) {
  const begin = performance.now();
  // Beside others its line comes whole, when it is done.
  const later = lanes ? `${name} … ` : '';
  if (!later) written(`${name} … `);
  try {
    const result = await work();
    written(`${later}${seconds(begin)}${result ? ` (${result})` : ''}\n`);
  } catch (error) {
    written(`${later}failed after ${seconds(begin)}\n`);
    throw error;
  }
}

/**
 * Does steps two at a time, for most programs use one processor; each is told when it is done. After one that fails no other begins.
 * `works` are functions, as of `step`, by their names.
 */
export async function sideBySide(works) {
  const waiting = Object.entries(works);
  let failure;
  const lane = async () => {
    for (let next; !failure && (next = waiting.shift()); ) {
      const [name, work] = next;
      const begin = performance.now();
      try {
        await work();
        written(`${name} … ${seconds(begin)}\n`);
      } catch (error) {
        written(`${name} … failed after ${seconds(begin)}\n`);
        failure ??= error;
      }
    }
  };
  lanes = true;
  await Promise.all([lane(), lane()]).finally(() => (lanes = false));
  if (failure) throw failure;
}

/** `since` is an instant of `performance.now()`. */
export const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/**
 * Runs a program in silence and returns what it wrote. Throws StepFailed with all of it where it fails.
 * It gets a process group of its own, so that what it starts can be stopped with it.
 */
export function run(program, args, { sentence, cwd = projectFolder, env = process.env, uid, gid }) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env, uid, gid, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    running.add(child);
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.once('error', (error) => {
      running.delete(child);
      reject(new StepFailed(sentence, error.message));
    });
    const end = (code) => {
      running.delete(child);
      if (code === 0) resolve(output);
      else reject(new StepFailed(sentence, output));
    };
    child.once('close', end);
    // What the program left behind may hold on to its output for ever.
    child.once('exit', (code) => setTimeout(end, 2_000, code).unref());
  });
}

/** Runs a program of an installed package on Node 24. */
export function runPackage(path, args, options) {
  return run(node24, [join(projectFolder, 'node_modules', path), ...args], { ...options, env: { ...process.env, ...options.env, PATH: pathWithNode24() } });
}

/** What a package starts by itself finds Node 24 as well. */
export const pathWithNode24 = () => `${join(projectFolder, 'node_modules/.bin')}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}`;

/** Stops every program that `run` started and that still runs, with what it started itself. */
export function stopPrograms() {
  for (const child of running) {
    try {
      process.kill(-child.pid, 'SIGTERM');
    } catch {
      // it ended just now
    }
  }
}

/**
 * Does the work of a command. A failure is told as one sentence after what the failing tool wrote; Ctrl-C and SIGTERM
 * stop what was started. Sets the exit code.
 */
export async function perform(work, { atEnd = () => undefined } = {}) {
  let stoppedBy;
  const stop = (signal) => {
    stoppedBy ??= signal;
    stopPrograms();
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, stop);
  try {
    await work({ leaveSignals: () => signals.forEach((signal) => process.off(signal, stop)) });
  } catch (error) {
    process.exitCode = 1;
    stopPrograms();
    if (!stoppedBy) {
      if (!(error instanceof StepFailed)) throw error;
      if (error.toolOutput) process.stderr.write(`\n${error.toolOutput.trimEnd()}\n\n`);
      process.stderr.write(`${error.message}\n`);
    }
  } finally {
    if (stoppedBy) process.exitCode = 128 + constants.signals[stoppedBy];
    await atEnd(stoppedBy);
  }
}

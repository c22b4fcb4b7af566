// `npm start`: from a bare clone to a server that answers. Runs on Node 20 until the packages are there.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';
import { prepare } from './build.mjs';
import { node24, perform, projectFolder, seconds, tell } from './steps.mjs';

await perform(async ({ leaveSignals }) => {
  const begin = performance.now();
  if (!(await prepare())) tell(`Packages and builds are up to date (${seconds(begin)}).`);
  leaveSignals();
  process.exitCode = await serve();
});

/**
 * Runs the server until it stops, and returns its exit code. It has a process group of its own: Ctrl-C reaches this
 * process only, which passes it on once. The channel between the two tells the server when this process is gone.
 */
function serve() {
  return new Promise((resolve) => {
    const server = spawn(node24, ['--enable-source-maps', join(projectFolder, 'build/api/server/main.js')], {
      cwd: projectFolder,
      detached: true,
      // What was compiled once need not be again: a fifth of a start.
      env: { ...process.env, NODE_COMPILE_CACHE: join(projectFolder, 'build/compiled') },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    let asked = false;
    const stop = (signal) => {
      if (!asked) server.kill(signal);
      asked = true;
    };
    process.on('SIGINT', stop);
    process.on('SIGTERM', stop);
    process.on('SIGHUP', () => stop('SIGTERM'));
    stopWithoutNpm(() => stop('SIGTERM'));
    server.once('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal]));
  });
}

/** npm passes signals on, but cannot when it is killed itself: then this process gets another parent. */
function stopWithoutNpm(stop) {
  if (process.env.npm_lifecycle_event !== 'start') return;
  const npm = process.ppid;
  setInterval(() => {
    if (process.ppid !== npm) stop();
  }, 500).unref();
}

// Runs a built command: `node scripts/run-built.mjs build/api/server/exchange/overlaps-command.js FILE.csv`.
// Standard output holds only what the command itself writes.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';
import { prepare } from './build.mjs';
import { node24, perform, projectFolder, tellOnStandardError } from './steps.mjs';

const [command, ...args] = process.argv.slice(2);
tellOnStandardError();

await perform(async ({ leaveSignals }) => {
  await prepare({ parts: ['server', ...(command.startsWith('build/bench/') ? ['bench'] : []), ...(command.includes('/client/') ? ['client'] : [])] });
  leaveSignals();
  process.exitCode = await runCommand();
});

function runCommand() {
  return new Promise((resolve) => {
    const child = spawn(node24, ['--enable-source-maps', join(projectFolder, command), ...args], {
      cwd: process.env.INIT_CWD ?? process.cwd(), // where the person stands: the file they name is seen from there
      stdio: 'inherit',
    });
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
    child.once('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal]));
  });
}

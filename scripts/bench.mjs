// `npm run bench`: see test/bench/bench.ts. Standard output holds only the figures.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';
import { prepare } from './build.mjs';
import { node24, perform, projectFolder, runPackage, step, tellOnStandardError } from './steps.mjs';

tellOnStandardError();

await perform(async ({ leaveSignals }) => {
  await prepare({ parts: ['server'] });
  await step('Building the bench', () =>
    runPackage('typescript/bin/tsc', ['-p', 'test/bench/tsconfig.json'], { sentence: 'The bench could not be built.' }),
  );
  leaveSignals();
  process.exitCode = await measure();
});

function measure() {
  return new Promise((resolve) => {
    const child = spawn(node24, [join(projectFolder, 'build/bench/test/bench/bench.js'), ...process.argv.slice(2)], { cwd: projectFolder, stdio: 'inherit' });
    // Ctrl-C reaches the child by itself; a signal to this process alone is passed on.
    process.on('SIGINT', () => undefined);
    process.on('SIGTERM', () => child.kill('SIGTERM'));
    child.once('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal]));
  });
}

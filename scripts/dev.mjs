// `npm run dev`: the server on port 3000 and the client on port 4200, each built anew as its sources change.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { makeFonts } from './fonts.mjs';
import { install } from './install.mjs';
import { oneAtATime } from './one-at-a-time.mjs';
import { node24, pathWithNode24, perform, projectFolder } from './steps.mjs';

await perform(async ({ leaveSignals }) => {
  await oneAtATime(install);
  await makeFonts();
  leaveSignals();
  process.exitCode = await watch();
});

/** Both sides share the terminal, so that Ctrl-C reaches them as well; this process waits for them. */
function watch() {
  const program = join(projectFolder, 'node_modules/concurrently/dist/bin/index.js');
  const commands = ['nest start --watch --preserveWatchOutput', 'cd client && ng serve'];
  const child = spawn(node24, [program, '--kill-others', '--names', 'server,client', '--prefix-colors', 'blue,green', ...commands], {
    cwd: projectFolder,
    stdio: 'inherit',
    // A port in the environment would be taken by both sides, and the client's proxy knows only the usual one.
    env: { ...process.env, PORT: undefined, PATH: pathWithNode24(), NG_CLI_ANALYTICS: 'false' },
  });
  process.on('SIGINT', () => undefined);
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill('SIGTERM'));
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
}

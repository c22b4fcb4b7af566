// Two commands at once in one folder must not install or build over each other.
import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { projectFolder, tell } from './steps.mjs';

/** Does `work` while no other command installs or builds in this folder; waits for one that does. */
export async function oneAtATime(work) {
  let told = false;
  for (;;) {
    const claim = await listen();
    if (claim) {
      try {
        return await work();
      } finally {
        claim.close();
      }
    }
    if (await isAbandoned()) await rm(address, { force: true });
    else {
      if (!told) tell('Another command installs or builds in this folder: waiting for it.');
      told = true;
      await pause(200);
    }
  }
}

const address = (() => {
  const name = `samenregie-build-${createHash('sha256').update(projectFolder).digest('hex').slice(0, 16)}`;
  if (process.platform === 'linux') return `\0${name}`; // goes with its process, and is no file
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`;
  return join(tmpdir(), `${name}.socket`);
})();

function listen() {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', (error) => (error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error)));
    server.listen(address, () => resolve(server.unref()));
  });
}

/** A socket in the file system (not on Linux) outlives a process that was killed. */
function isAbandoned() {
  return new Promise((resolve) => {
    const socket = connect(address);
    socket.once('connect', () => resolve(socket.destroy() && false));
    socket.once('error', (error) => resolve(error.code === 'ECONNREFUSED' && !address.startsWith('\0')));
  });
}

import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { EmbeddedPostgresFailure } from './embedded-failure.js';

/** A server that was killed together with its starter needs a moment to notice; a second start waits that long. */
const patienceInMilliseconds = 3_000;

/**
 * Claims a data folder for this process. The claim is a listening socket and not a file: the system drops it with
 * the process, so that nothing is left behind by `kill -9` and no process number has to be guessed at.
 * Returns the function that gives the claim up.
 */
export async function claimFolder(folder: string): Promise<() => Promise<void>> {
  const address = addressOf(folder);
  const giveUpAt = performance.now() + patienceInMilliseconds;
  for (;;) {
    const server = await listen(address);
    if (server) return () => new Promise((done) => server.close(() => done()));
    if (await isAbandoned(address)) await rm(address, { force: true });
    else if (performance.now() > giveUpAt) {
      throw new EmbeddedPostgresFailure(
        `Samenregie already runs on the data in ${folder}: stop that one first, or set DATABASE_URL to give this one its own database.`,
      );
    } else await pause(100);
  }
}

function addressOf(folder: string): string {
  const name = `samenregie-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`;
  if (process.platform === 'linux') return `\0${name}`;
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`;
  return join(tmpdir(), `${name}.socket`);
}

function listen(address: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(undefined);
      else reject(error);
    });
    server.listen(address, () => resolve(server.unref()));
  });
}

/** Only a socket in the file system (not on Linux) can outlive its process. */
function isAbandoned(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(address);
    socket.once('connect', () => {
      socket.destroy();
      resolve(false);
    });
    socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code === 'ECONNREFUSED' && !address.startsWith('\0')));
  });
}

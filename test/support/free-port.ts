import { createServer } from 'node:net';

/** A free port below those that outgoing connections take. */
export async function freePort(): Promise<number> {
  for (let port = 21_000 + Math.floor(Math.random() * 9_000); port < 32_000; port++) if (await isFree(port)) return port;
  throw new Error('No free port found.');
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });

import { spawn, type ChildProcess } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { peersUrl } from './filled-database.js';
import { projectFolder } from '../../server/config.js';

export const VARIANTS = ['ours', 'L', 'P1', 'P2'] as const;
export type Variant = (typeof VARIANTS)[number];

/** A server under load, in a process of its own. */
export interface Program {
  address: string;
  pid: number;
  stop(): Promise<void>;
}

const peer = (file: string): string => join(projectFolder, 'build/bench/test/bench/peers', file);

// None of them gives up on a connection that it waits for.
const FILES: Record<Variant, { path: string; environment: Record<string, string> }> = {
  ours: { path: join(projectFolder, 'build/api/server/main.js'), environment: { DEMO: 'off', HOST: '127.0.0.1', PUBLIC_URL: '', JOBS: 'off', DATABASE_WAIT: '30000' } },
  L: { path: peer('bare.js'), environment: {} },
  P1: { path: peer('typeorm-main.js'), environment: { PEER: 'eager' } },
  P2: { path: peer('typeorm-main.js'), environment: { PEER: 'tables' } },
};

export async function startProgram(variant: Variant, databaseUrl: string): Promise<Program> {
  const { path, environment } = FILES[variant];
  const port = await freePort();
  const child = spawn(process.execPath, [path], {
    env: { PATH: process.env['PATH'], NODE_ENV: 'production', DATABASE_URL: variant === 'ours' ? databaseUrl : peersUrl(databaseUrl), PORT: String(port), ...environment },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const kill = () => void child.kill('SIGKILL');
  process.once('exit', kill);
  child.once('exit', () => process.off('exit', kill));
  await answering(child, port, variant);
  return { address: `http://127.0.0.1:${port}`, pid: child.pid!, stop: () => stopped(child) };
}

async function answering(child: ChildProcess, port: number, variant: Variant): Promise<void> {
  for (let waited = 0; waited < 30_000; waited += 50) {
    if (child.exitCode !== null) throw new Error(`${variant} stopped before it answered.`);
    if (await isOpen(port)) return;
    await pause(50);
  }
  child.kill('SIGKILL');
  throw new Error(`${variant} does not answer.`);
}

async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const end = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), 5_000);
  await end;
  clearTimeout(late);
}

function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(socket.destroy() !== undefined));
    socket.once('error', () => resolve(false));
  });
}

/** Below those that the system gives to outgoing connections. */
async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 32_768);
    const free = await new Promise<boolean>((resolve) => {
      const server = createServer();
      server.once('error', () => resolve(false));
      server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
    });
    if (free) return port;
  }
}

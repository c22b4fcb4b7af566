import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** The built server as a process of its own, as `npm start` runs it. */
export interface ServerProcess {
  readonly child: ChildProcess;
  /** What it wrote so far. */
  output(): string;
  errors(): string;
  /** Its exit code; null where a signal ended it. */
  readonly exit: Promise<number | null>;
}

/** Starts servers, and sees to it that none is left at the end. */
export class ServerProcesses {
  private readonly running = new Set<ChildProcess>();

  /** `settings` stand beside nothing of this process but its PATH. */
  start(settings: Record<string, string>): ServerProcess {
    const { PATH = '' } = process.env;
    const child = spawn(process.execPath, [join(process.cwd(), 'build/api/server/main.js')], { env: { PATH, PORT: '0', NODE_COMPILE_CACHE: join(process.cwd(), 'build/compiled'), ...settings }, stdio: ['ignore', 'pipe', 'pipe'] });
    this.running.add(child);
    let [output, errors] = ['', ''];
    child.stdout.on('data', (text: Buffer) => (output += text.toString()));
    child.stderr.on('data', (text: Buffer) => (errors += text.toString()));
    const exit = once(child, 'close').then(([code]) => {
      this.running.delete(child);
      return code as number | null;
    });
    return { child, output: () => output, errors: () => errors, exit };
  }

  /** Ends what still runs, at once. */
  killAll(): void {
    for (const child of this.running) child.kill('SIGKILL');
  }
}

/** Where it listens, once it does. */
export async function addressOf(server: ServerProcess): Promise<string> {
  for (let tries = 0; tries < 1200; tries++) {
    const found = /Samenregie is at (\S+)/.exec(server.output());
    if (found) return found[1]!.replace(/\/$/, '');
    if (server.child.exitCode !== null) break;
    await pause(50);
  }
  throw new Error(`The server did not start: ${server.errors()}`);
}

import { randomUUID } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';

const mark = `SAMENREGIE_TEST_RUN=${randomUUID()}`;

/**
 * Marks everything that this process starts from here on, and what that starts in turn: the environment is handed down,
 * also to a process that leaves its group or loses its parent.
 */
export function markChildren() {
  const [name, value] = mark.split('=');
  process.env[name] = value;
}

/** Stops what the tests left behind, and returns what that was. Only Linux shows the environment of a process. */
export async function stopLeftovers() {
  const found = await marked();
  signal(found, 'SIGTERM');
  for (let waited = 0; waited < 3_000 && (await marked()).length > 0; waited += 100) await pause(100);
  signal(await marked(), 'SIGKILL');
  return found.map(({ pid, command }) => `${pid} ${command}`);
}

async function marked() {
  const found = [];
  for (const entry of await readdir('/proc').catch(() => [])) {
    const pid = Number(entry);
    if (!pid || pid === process.pid) continue;
    const environment = await readFile(`/proc/${entry}/environ`, 'utf8').catch(() => '');
    if (!environment.split('\0').includes(mark)) continue;
    const command = await readFile(`/proc/${entry}/cmdline`, 'utf8').catch(() => '');
    if (command) found.push({ pid, command: command.replaceAll('\0', ' ').trim().slice(0, 200) }); // without: it has ended
  }
  return found;
}

function signal(processes, name) {
  for (const { pid } of processes) {
    try {
      process.kill(pid, name);
    } catch {
      // it ended just now
    }
  }
}

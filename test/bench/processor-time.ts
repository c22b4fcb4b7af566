import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Server } from './filled-database.js';
import type { Program } from './programs.js';

/** Ticks of Linux's count of processor time, in a second. */
const TICKS = 100;

/**
 * Seconds of processor time that a program and the database have used so far; null where the system does not tell (Linux only).
 * Unlike a rate it does not lean on what else the machine does.
 */
export async function processorTime(server: Server, program: Program): Promise<number | null> {
  if (process.platform !== 'linux') return null;
  const postmaster = Number((await readFile(join(dirname(server.logFile), 'postgres/postmaster.pid'), 'utf8')).split('\n')[0]);
  let ticks = 0;
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
    if (!text) continue;
    // After the name, which may hold anything: state, parent, …; own time in fields 11 and 12, that of ended children after it.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ').map(Number);
    const isDatabase = Number(pid) === postmaster || fields[1] === postmaster;
    if (!isDatabase && Number(pid) !== program.pid) continue;
    ticks += fields[11]! + fields[12]! + (Number(pid) === postmaster ? fields[13]! + fields[14]! : 0);
  }
  return ticks / TICKS;
}

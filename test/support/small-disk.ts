import { execFile } from 'node:child_process';
import { mkdtemp, rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** A file system of its own in memory, with little room: what a full disk does can be seen on it, and nowhere else is it full. */
export class SmallDisk {
  private ballast = 0;

  private constructor(readonly folder: string) {}

  /** Open to other users, for root's PostgreSQL is another one. */
  static async of(megabytes: number): Promise<SmallDisk> {
    const folder = await mkdtemp(join(tmpdir(), 'samenregie-disk-'));
    try {
      await execute('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=755`, 'tmpfs', folder]);
    } catch (error) {
      await rm(folder, { recursive: true });
      throw error;
    }
    return new SmallDisk(folder);
  }

  /** Why there can be none here; undefined where there can. */
  static async impossible(): Promise<string | undefined> {
    if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'only root on Linux can mount a file system in memory';
    try {
      await (await SmallDisk.of(1)).remove();
      return undefined;
    } catch {
      return 'no file system can be mounted here, as in most containers';
    }
  }

  /** Takes all the room that is left, also where others write meanwhile. */
  async fill(): Promise<void> {
    const { bavail, bsize } = await statfs(this.folder);
    await writeFile(join(this.folder, `ballast-${this.ballast++}`), Buffer.alloc((bavail + 100) * bsize)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOSPC') throw error;
    });
  }

  async makeRoom(): Promise<void> {
    for (; this.ballast > 0; this.ballast--) await rm(join(this.folder, `ballast-${this.ballast - 1}`), { force: true });
  }

  async remove(): Promise<void> {
    await execute('umount', ['--lazy', this.folder]);
    await rm(this.folder, { recursive: true });
  }
}

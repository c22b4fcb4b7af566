/** Why the embedded PostgreSQL cannot run, as one sentence for the person who starts the server. */
export class EmbeddedPostgresFailure extends Error {
  override readonly name = 'EmbeddedPostgresFailure';
}

/** Lines of PostgreSQL's own output that say nothing about the cause. */
const noise = /database system is shut down|^HINT|^DETAIL|^\s*$/;

const knownCauses: readonly (readonly [RegExp, (folder: string) => string])[] = [
  [
    /no space left on device|check free disk space|ENOSPC|EDQUOT|disk quota exceeded/i,
    (folder) => `The disk is full: the database in ${folder} cannot be written. Make room.`,
  ],
  [
    /read-only file system|EROFS/i,
    (folder) => `The database in ${folder} stands on a disk that is read-only. Set DATABASE_URL to a database of your own, or use a folder that can be written.`,
  ],
  [
    /ENOENT.*mkdir|ENOTDIR|EEXIST.*mkdir/,
    (folder) => `The folder ${folder} for the database cannot be made: the disk may be read-only, or a file may stand in its place.`,
  ],
  [
    /permission denied|operation not permitted|EACCES|EPERM/i,
    (folder) => `No permission to write the database in ${folder}. Start as the user who owns that folder, or set DATABASE_URL to a database of your own.`,
  ],
  [
    /incompatible with server|was initialized by PostgreSQL version/i,
    (folder) => `The database in ${folder} was made by another major version of PostgreSQL. Move that folder away to start afresh, or go back to the earlier version of Samenregie.`,
  ],
];

/** Turns whatever a system call or one of PostgreSQL's programs said into one sentence. */
export function explainFailure(output: string, folder: string): EmbeddedPostgresFailure {
  for (const [sign, sentence] of knownCauses) {
    if (sign.test(output)) return new EmbeddedPostgresFailure(sentence(folder));
  }
  const lines = output.split('\n').filter((line) => !noise.test(line));
  const telling = lines.findLast((line) => /FATAL|PANIC|error/i.test(line)) ?? lines.at(-1) ?? 'it said nothing';
  return new EmbeddedPostgresFailure(`The database in ${folder} did not start: ${telling.trim()}`);
}

/** Runs a step on the file system and gives its failures as one sentence. */
export async function explained<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof EmbeddedPostgresFailure) throw error;
    throw explainFailure(error instanceof Error ? error.message : String(error), folder);
  }
}

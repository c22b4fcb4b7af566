const BAR = 30;
/** Milliseconds between two looks of a bar, and between two lines where there is no terminal. */
const OFTEN = 100;
const SELDOM = 30_000;

/** Where a progress is told: standard error, so that what a command writes stays apart from it. */
type Stream = Pick<NodeJS.WriteStream, 'write' | 'isTTY'>;

export interface Progress {
  /** How much is done, of how much; the latter may still change. */
  at(done: number, of: number): void;
  /** Nothing more comes: leaves the line. */
  end(): void;
}

/** Tells how far something has come: as a bar that is drawn over and over on a terminal, as a line now and then elsewhere. */
export function tellProgress(what: string, unit: string, stream: Stream = process.stderr): Progress {
  const terminal = stream.isTTY;
  const begun = performance.now();
  let told = terminal ? -Infinity : begun;
  let drawn = false;
  return {
    at(done, of) {
      const now = performance.now();
      if (now - told < (terminal ? OFTEN : SELDOM) && !(terminal && done >= of)) return;
      told = now;
      const share = of > 0 ? Math.min(1, done / of) : 1;
      const rate = Math.round(done / Math.max(0.001, (now - begun) / 1_000));
      const figures = `${Math.floor(share * 100)} %  ${done} of ${of} ${unit}  ${rate} a second`;
      drawn = true;
      if (terminal) stream.write(`\r${what} ${'█'.repeat(Math.round(share * BAR)).padEnd(BAR, '░')} ${figures}\u001b[K`);
      else stream.write(`${what}: ${figures}\n`);
    },
    end() {
      if (terminal && drawn) stream.write('\r\u001b[K');
    },
  };
}

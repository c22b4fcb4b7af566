import { LIMITS, type FileFault } from './file-visit.js';

/** Faults of a file; of more than can be mended by hand only the number is kept, so that a bad file does not fill the memory. */
export class FaultList {
  readonly kept: FileFault[] = [];
  more = 0;

  get count(): number {
    return this.kept.length + this.more;
  }

  add(fault: FileFault): void {
    if (this.kept.length < LIMITS.faults) this.kept.push(fault);
    else this.more += 1;
  }
}

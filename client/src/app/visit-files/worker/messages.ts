import type { Language } from '@contract/roles';
import type { VisitColumn } from '@contract/visit-columns';
import type { FileProblemCode, FileReading } from '@reading/file-visit';
import type { ScannedHousehold } from '@reading/quick-scan';

export type { FileFault, FileNote, FileReading, FileVisit, FileProblemCode } from '@reading/file-visit';
export type { ScanCombination, ScannedHousehold, ScanWeek } from '@reading/quick-scan';

/** A row to mend by hand: its cells and why it was left out. */
export interface RowToMend {
  cells: Partial<Record<VisitColumn, string>>;
  line: number;
  reason: string;
}

/** What a page asks of the worker. Whoever wants it to stop ends the worker. */
export type Question =
  | { kind: 'read'; file: File; today: string }
  | { kind: 'scan'; files: readonly File[]; today: string }
  | { kind: 'household'; place: number }
  | { kind: 'overlaps'; language: Language }
  | { kind: 'mend'; rows: readonly RowToMend[]; language: Language };

/** One household in the list of a scan; where it stands is how it is asked for. */
export type ScanLine = Pick<ScannedHousehold, 'name' | 'visits' | 'saved'> & { place: number; overlaps: number };

export interface Scan {
  households: ScanLine[];
  moreHouseholds: number;
  visits: number;
  overlaps: number;
  saved: number;
  minutes: number;
  files: Pick<FileReading, 'faults' | 'moreFaults' | 'notes'>[];
}

export type Answer =
  | { kind: 'progress'; part: number; step: 'reading' | 'finding' }
  | { kind: 'unreadable'; code: FileProblemCode | 'unexpected'; facts: Readonly<Record<string, string | number>> }
  | { kind: 'read'; reading: FileReading }
  | { kind: 'scan'; scan: Scan }
  | { kind: 'household'; household: ScannedHousehold }
  | { kind: 'text'; text: string };

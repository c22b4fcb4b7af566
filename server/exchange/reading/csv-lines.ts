import type { RowFault } from '../../contract/row-faults.js';

const NEWLINE = 0x0a;
const RETURN = 0x0d;
const QUOTE = 0x22;
const SPACE = 0x20;
/** No row of visits comes near; without a limit one line could fill the memory. */
const LONGEST_LINE = 1_048_576;

/** A line that cannot be read; its number and that of the cell count from 1. */
export interface LineFault extends Pick<RowFault, 'code' | 'facts'> {
  line: number;
  cell: number;
}

/** Reading waits until it is told, so that faults do not pile up. */
export type RefuseLine = (fault: LineFault) => Promise<void>;

/** The text up to the end of the first line, and all chunks with it at the front, without byte order mark. */
export async function withFirstLine(input: AsyncIterable<Uint8Array>): Promise<{ firstLine: string; chunks: AsyncIterable<Uint8Array> }> {
  const iterator = input[Symbol.asyncIterator]();
  let head: Uint8Array = new Uint8Array();
  while (!head.includes(NEWLINE) && head.length < LONGEST_LINE) {
    const next = await iterator.next();
    if (next.done) break;
    head = joined(head, next.value);
  }
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) head = head.subarray(3);
  async function* chunks() {
    yield head;
    yield* { [Symbol.asyncIterator]: () => iterator };
  }
  const end = head.indexOf(NEWLINE);
  return { firstLine: new TextDecoder().decode(head.subarray(0, end < 0 ? head.length : end)).trimEnd(), chunks: chunks() };
}

/**
 * Passes on whole lines in which quotation marks are as they should be, so that each line is one row. To a CSV
 * reader one forgotten quotation mark makes all lines up to the next one into a single cell. A line that is
 * refused becomes blank, so that the lines after it keep their numbers.
 */
export async function* wellFormedLines(
  chunks: AsyncIterable<Uint8Array>,
  delimiter: string,
  refuse: RefuseLine,
): AsyncGenerator<Uint8Array> {
  const delimiterByte = delimiter.charCodeAt(0);
  let rest: Uint8Array = new Uint8Array();
  let line = 1;
  let withinTooLong = false;
  for await (const chunk of chunks) {
    let bytes = rest.length > 0 ? joined(rest, chunk) : chunk;
    if (withinTooLong) {
      const end = bytes.indexOf(NEWLINE);
      if (end < 0) continue;
      bytes = bytes.subarray(end);
      withinTooLong = false;
    }
    const whole = bytes.lastIndexOf(NEWLINE) + 1;
    const checked = blankWrongLines(bytes.subarray(0, whole), line, delimiterByte);
    for (const fault of checked.faults) await refuse(fault);
    line = checked.nextLine;
    if (whole > 0) yield bytes.subarray(0, whole);
    rest = bytes.subarray(whole);
    if (rest.length > LONGEST_LINE) {
      await refuse({ line, cell: 1, code: 'long-line', facts: { bytes: LONGEST_LINE } });
      withinTooLong = true;
      rest = new Uint8Array();
    }
  }
  if (rest.length > 0) {
    const last = joined(rest, Uint8Array.of(NEWLINE));
    for (const fault of blankWrongLines(last, line, delimiterByte).faults) await refuse(fault);
    yield last;
  }
}

function blankWrongLines(lines: Uint8Array, firstLine: number, delimiter: number): { faults: LineFault[]; nextLine: number } {
  const faults: LineFault[] = [];
  let line = firstLine;
  let quote = lines.indexOf(QUOTE);
  for (let start = 0; start < lines.length; line += 1) {
    const newline = lines.indexOf(NEWLINE, start);
    if (quote >= 0 && quote < newline) {
      const end = lines[newline - 1] === RETURN ? newline - 1 : newline;
      const cell = cellWithWrongQuotes(lines, start, end, delimiter);
      if (cell > 0) {
        faults.push({ line, cell, code: 'quotes' });
        lines.fill(SPACE, start, end);
      }
      quote = lines.indexOf(QUOTE, newline);
    }
    start = newline + 1;
  }
  return { faults, nextLine: line };
}

/** The first such cell, counted from 1; 0 where all is well. */
function cellWithWrongQuotes(bytes: Uint8Array, start: number, end: number, delimiter: number): number {
  let position = start;
  for (let cell = 1; ; cell += 1) {
    if (bytes[position] === QUOTE) {
      position = afterClosingQuote(bytes, position + 1, end);
      if (position > end || (position < end && bytes[position] !== delimiter)) return cell;
    }
    for (; position < end && bytes[position] !== delimiter; position += 1) if (bytes[position] === QUOTE) return cell;
    if (position >= end) return 0;
    position += 1;
  }
}

/** Past the end where the quotation mark is never closed. */
function afterClosingQuote(bytes: Uint8Array, from: number, end: number): number {
  for (let position = from; position < end; position += 1) {
    if (bytes[position] !== QUOTE) continue;
    if (position + 1 >= end || bytes[position + 1] !== QUOTE) return position + 1;
    position += 1;
  }
  return end + 1;
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}

const NEWLINE = 0x0a;
const RETURN = 0x0d;
const QUOTE = 0x22;
const SPACE = 0x20;
const BYTE_ORDER_MARK = Buffer.from('\ufeff');
/** No row of visits comes near; without a limit one line could fill the memory. */
const LONGEST_LINE = 1_048_576;

/** A line that cannot be read; its number and that of the cell count from 1. */
export interface LineFault {
  line: number;
  cell: number;
  reason: string;
}

/** Reading waits until it is told, so that faults do not pile up. */
export type RefuseLine = (fault: LineFault) => Promise<void>;

const WRONG_QUOTES = 'a quotation mark is wrong here: a cell in quotation marks ends on its own line, and a mark inside it is doubled';

/** The text up to the end of the first line, and all chunks with it at the front, without byte order mark. */
export async function withFirstLine(input: AsyncIterable<Buffer>): Promise<{ firstLine: string; chunks: AsyncIterable<Buffer> }> {
  const iterator = input[Symbol.asyncIterator]();
  let head: Buffer = Buffer.alloc(0);
  while (!head.includes(NEWLINE) && head.length < LONGEST_LINE) {
    const next = await iterator.next();
    if (next.done) break;
    head = Buffer.concat([head, next.value]);
  }
  if (head.subarray(0, BYTE_ORDER_MARK.length).equals(BYTE_ORDER_MARK)) head = head.subarray(BYTE_ORDER_MARK.length);
  async function* chunks() {
    yield head;
    yield* { [Symbol.asyncIterator]: () => iterator };
  }
  const end = head.indexOf(NEWLINE);
  return { firstLine: head.toString('utf8', 0, end < 0 ? head.length : end).trimEnd(), chunks: chunks() };
}

/**
 * Passes on whole lines in which quotation marks are as they should be, so that each line is one row. To a CSV
 * reader one forgotten quotation mark makes all lines up to the next one into a single cell. A line that is
 * refused becomes blank, so that the lines after it keep their numbers.
 */
export async function* wellFormedLines(
  chunks: AsyncIterable<Buffer>,
  delimiter: string,
  refuse: RefuseLine,
): AsyncGenerator<Buffer> {
  const delimiterByte = delimiter.charCodeAt(0);
  let rest: Buffer = Buffer.alloc(0);
  let line = 1;
  let withinTooLong = false;
  for await (const chunk of chunks) {
    let bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
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
      await refuse({ line, cell: 1, reason: `the line is longer than ${LONGEST_LINE} bytes` });
      withinTooLong = true;
      rest = Buffer.alloc(0);
    }
  }
  if (rest.length > 0) {
    const last = Buffer.concat([rest, Buffer.from('\n')]);
    for (const fault of blankWrongLines(last, line, delimiterByte).faults) await refuse(fault);
    yield last;
  }
}

function blankWrongLines(lines: Buffer, firstLine: number, delimiter: number): { faults: LineFault[]; nextLine: number } {
  const faults: LineFault[] = [];
  let line = firstLine;
  let quote = lines.indexOf(QUOTE);
  for (let start = 0; start < lines.length; line += 1) {
    const newline = lines.indexOf(NEWLINE, start);
    if (quote >= 0 && quote < newline) {
      const end = lines[newline - 1] === RETURN ? newline - 1 : newline;
      const cell = cellWithWrongQuotes(lines, start, end, delimiter);
      if (cell > 0) {
        faults.push({ line, cell, reason: WRONG_QUOTES });
        lines.fill(SPACE, start, end);
      }
      quote = lines.indexOf(QUOTE, newline);
    }
    start = newline + 1;
  }
  return { faults, nextLine: line };
}

/** The first such cell, counted from 1; 0 where all is well. */
function cellWithWrongQuotes(bytes: Buffer, start: number, end: number, delimiter: number): number {
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
function afterClosingQuote(bytes: Buffer, from: number, end: number): number {
  for (let position = from; position < end; position += 1) {
    if (bytes[position] !== QUOTE) continue;
    if (position + 1 >= end || bytes[position + 1] !== QUOTE) return position + 1;
    position += 1;
  }
  return end + 1;
}

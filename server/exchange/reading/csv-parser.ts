import type { ParseCsv } from './sheet-reading.js';

type ParseOptions = { delimiter: string; record_delimiter: string[]; relax_column_count: true };

/** The library's way of reading, as reading a file needs it: from its build for the browser, or that for the server. */
export const csvParser =
  (parse: (text: string, options: ParseOptions) => string[][]): ParseCsv =>
  (text, delimiter) =>
    parse(text, { delimiter, record_delimiter: ['\r\n', '\n'], relax_column_count: true });

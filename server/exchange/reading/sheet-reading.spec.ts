import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/browser/esm/sync';
import { strToU8, zipSync } from 'fflate';
import writeExcel from 'write-excel-file/node';
import { rowFaultSentence } from '../../contract/row-faults.js';
import { DEFAULT_OVERLAP_THRESHOLDS } from '../../contract/overlap-thresholds.js';
import { findOverlaps } from '../../visits/overlap-rules.js';
import { overlapVisitOf, type FileReading } from './file-visit.js';
import { clockAt } from './moment-rules.js';
import { csvParser } from './csv-parser.js';
import { readVisitFile } from './read-file.js';

const read = (content: string | Uint8Array, today = '2026-09-18'): Promise<FileReading> => readVisitFile(new Blob([content as Uint8Array<ArrayBuffer>]), today, csvParser(parse), () => undefined);
const faultsOf = ({ faults }: FileReading): string[] => faults.map((fault) => `${fault.line} ${fault.column}: ${rowFaultSentence(fault, 'nl')}`);
const shown = ({ visits }: FileReading): string[] => visits.map(({ startsAt, endsAt }) => `${clockAt(startsAt, 'Europe/Amsterdam')} ${clockAt(endsAt, 'Europe/Amsterdam')}`);
const CASE = readFileSync(new URL('../../../test/cases/de-graaf-pinas/visits.csv', import.meta.url));

describe('the file of the worked case', () => {
  it('gives exactly its expected overlaps', async () => {
    const { visits, faults } = await read(CASE);
    const expected = readFileSync(new URL('../../../test/cases/de-graaf-pinas/expected-overlaps.jsonl', import.meta.url), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as { code: string; visits: string[] });
    const found = findOverlaps(visits.map(overlapVisitOf), DEFAULT_OVERLAP_THRESHOLDS);
    const sorted = (list: readonly { code: string; visits: readonly string[] }[]): string[] => list.map(({ code, visits: ids }) => `${code} ${ids.join()}`).sort();
    expect([faults, visits.length, found.length]).toEqual([[], 20, 18]);
    expect(sorted(found.map(({ code, visitIds }) => ({ code, visits: visitIds })))).toEqual(sorted(expected));
  });

  const text = CASE.toString();
  const wide = (mark: boolean): Uint8Array => Buffer.from(`${mark ? '\ufeff' : ''}${text}`, 'utf16le');
  const cases: [string, string | Uint8Array][] = [
    ['in UTF-16 with its mark', wide(true)],
    ['in UTF-16 without', wide(false)],
    ['in UTF-16, the other way round', Buffer.from(wide(true)).swap16()],
    ['with semicolons', text.replaceAll(';', '\0').replaceAll(',', ';').replaceAll(/[^;\n]*\0[^;\n]*/g, (cell) => `"${cell.replaceAll('\0', ';')}"`)],
    ['with tabs', text.replaceAll(',', '\t')],
    ['with a byte order mark and CRLF', `\ufeff${text.replaceAll('\n', '\r\n')}`],
  ];
  it.each(cases)('is the same %s', async (_name, content) => {
    const lines = (reading: FileReading): unknown => reading.visits;
    expect(lines(await read(content))).toEqual(lines(await read(CASE)));
  });
});

describe('a spreadsheet that people made', () => {
  it('has Dutch names, days apart from times and parts of life in words', async () => {
    const reading = await read(['Datum;Van;Tot;Leden;Hulpverlener;Soort;Status;Leefgebied', '1-9-2026;9:30;10.15 uur;Ron de Graaf;Bas Molenaar;Regulier;Ging door;Financiën;', '01-09-2026;23:00;01:30;Ron de Graaf;Bas Molenaar;;;'].join('\n'));
    expect(shown(reading)).toEqual(['2026-09-01 09:30 2026-09-01 10:15', '2026-09-01 23:00 2026-09-02 01:30']);
    expect(reading.visits[0]).toMatchObject({ household: null, kind: 'regular', status: 'held', domains: ['finances'], organisations: null });
    expect(reading.visits[1]).toMatchObject({ kind: null, status: null, domains: [] });
  });

  it('in Windows-1252 is read as such, and that is said', async () => {
    const reading = await read(Buffer.from('Begin;Einde;Leden;Hulpverleners\n2026-09-01 10:00;2026-09-01 11:00;Zoë de Wit;José Núñez\n', 'latin1'));
    expect(reading.visits[0]).toMatchObject({ members: ['Zoë de Wit'], professionals: ['José Núñez'] });
    expect(reading.notes).toEqual([{ kind: 'encoding', encoding: 'Windows-1252' }]);
  });

  const columns = 'Begin;Einde;Leden;Hulpverleners;Soort';
  const row = (begin: string, end: string, members = 'Ron', kind = 'intake'): string => `${begin};${end};${members};Bas;${kind}`;
  const cases: [string, string, string][] = [
    ['no day', row('morgen', '2026-09-01 10:00'), '3 begin: "morgen" is geen dag en tijd, zoals 31-08-2026 10:00'],
    ['a day that does not exist', row('31-02-2026 10:00', '31-02-2026 11:00'), '3 begin: "31-02-2026 10:00" is geen dag en tijd, zoals 31-08-2026 10:00'],
    ['the hour that the clock skips', row('29-03-2026 02:30', '29-03-2026 04:00'), '3 begin: "29-03-2026 02:30" bestaat niet: toen ging de klok vooruit'],
    ['thirteen hours', row('1-9-2026 8:00', '1-9-2026 21:00'), '3 einde: het bezoek duurt langer dan 12 uur'],
    ['an end before its start', row('1-9-2026 8:00', '1-9-2026 07:00'), '3 einde: het bezoek eindigt niet na het begin'],
    ['a formula for a kind', row('1-9-2026 8:00', '1-9-2026 9:00', 'Ron', '=1+1'), '3 soort: "=1+1" is niet een van gewoon, intake, evaluatie, crisis'],
    ['nobody', row('1-9-2026 8:00', '1-9-2026 9:00', ''), '3 leden: noemt niemand'],
    ['an open quotation mark', '"1-9-2026 8:00;x', '3 begin: een aanhalingsteken staat hier verkeerd: een cel tussen aanhalingstekens eindigt op dezelfde regel, en een aanhalingsteken daarbinnen staat er dubbel'],
  ];
  it.each(cases)('with %s is read but for that row', async (_name, bad, expected) => {
    const reading = await read([columns, row('31-08-2026 10:00', '31-08-2026 11:00'), bad, row('25-10-2026 02:30', '25-10-2026 03:30')].join('\r\n'));
    expect(faultsOf(reading)).toEqual([expected]);
    expect(reading.visits).toHaveLength(2);
  });

  it('that cannot be read at all says why', async () => {
    const cases: [string | Uint8Array, string][] = [
      ['', 'empty'],
      ['naam;leeftijd\nRon;46\n', 'column-missing'],
      ['begin;start;einde\n', 'column-twice'],
      [new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]), 'old-excel'],
      [Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(200, 7)]), 'not-a-sheet'],
    ];
    for (const [content, code] of cases) await expect(read(content)).rejects.toMatchObject({ code });
    const large = { size: 100_000_000 } as Blob;
    await expect(readVisitFile(large, '2026-09-18', csvParser(parse), () => undefined)).rejects.toMatchObject({ code: 'too-large', facts: { megabytes: 100, most: 50 } });
  });
});

describe('a workbook', () => {
  const workbook = async (rows: unknown[][]): Promise<Uint8Array> => new Uint8Array(await writeExcel(rows as never).toBuffer());
  const date = (text: string): object => ({ value: new Date(`${text}Z`), type: Date, format: 'dd-mm-yyyy hh:mm' });
  const head = ['Bezoek', 'Begin', 'Einde', 'Leden', 'Hulpverleners'];

  it('has dates as Excel keeps them, by the clock of the Netherlands', async () => {
    const reading = await read(await workbook([head, ['A', date('2026-09-01T10:00'), date('2026-09-01T10:45'), 'Ron', 'Bas'], ['B', '1-9-2026 14:00', '1-9-2026 15:00', 'Ron', 'Bas']]));
    expect(shown(reading)).toEqual(['2026-09-01 10:00 2026-09-01 10:45', '2026-09-01 14:00 2026-09-01 15:00']);
    expect(reading.visits.map(({ key, line }) => [key, line])).toEqual([['A', 2], ['B', 3]]);
  });

  it('with a formula is read as what the formula last came to', async () => {
    const reading = await read(sheet(`<row r="1">${['begin', 'einde', 'leden'].map((name, index) => cell(`${'ABC'[index]}1`, name)).join('')}</row>
      <row r="2">${cell('A2', '1-9-2026 10:00')}<c r="B2" t="str"><f>A2+1</f><v>1-9-2026 11:00</v></c>${cell('C2', 'Ron')}</row>
      <row r="3">${cell('A3', '1-9-2026 10:00')}<c r="B3" t="e"><f>1/0</f><v>#DIV/0!</v></c>${cell('C3', 'Ron')}</row>`));
    expect(shown(reading)).toEqual(['2026-09-01 10:00 2026-09-01 11:00']);
    expect(faultsOf(reading)).toEqual(['3 einde: "" is geen dag en tijd, zoals 31-08-2026 10:00']);
  });

  it.each([
    ['that unpacks to far more than it is', () => saying(4_000_000_000, 1_234_567), 'unpacked-too-large'],
    ['with a cell far away', () => sheet('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'), 'too-many-rows'],
    ['that lies about its size', () => saying(1_000, 1_234_567), 'not-a-sheet'],
  ])('%s is refused before it fills the memory', async (_name, content, code) => {
    const before = process.memoryUsage().rss;
    await expect(read(content())).rejects.toMatchObject({ code });
    expect(process.memoryUsage().rss - before).toBeLessThan(300_000_000);
  });
});

const cell = (place: string, text: string): string => `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`;
const PLAIN_PARTS = {
  '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
  'xl/workbook.xml': '<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Blad1" sheetId="1" r:id="rId1"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
};
function sheet(rows: string, more: Record<string, Uint8Array> = {}): Uint8Array {
  const parts = { ...PLAIN_PARTS, 'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${rows}</sheetData></worksheet>` };
  return zipSync({ ...Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])), ...more }, { level: 1 });
}
/** A workbook with a part of this size that says of itself that it has another. */
function saying(said: number, size: number): Uint8Array {
  const bytes = Buffer.from(sheet('', { 'xl/worksheets/sheet1.xml': new Uint8Array(size) }));
  const inBytes = (number: number): Buffer => {
    const four = Buffer.alloc(4);
    four.writeUInt32LE(number);
    return four;
  };
  for (let place = bytes.indexOf(inBytes(size)); place >= 0; place = bytes.indexOf(inBytes(size), place + 4)) inBytes(said).copy(bytes, place);
  return new Uint8Array(bytes);
}

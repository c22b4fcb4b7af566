import { readFile } from 'node:fs/promises';
import type { Language } from '../contract/roles.js';
import { VISIT_COLUMNS } from '../contract/visit-columns.js';
import { overlapsOfCsv } from './overlaps-of-csv.js';

const HEADER = VISIT_COLUMNS.join(',');
const CASE = new URL('../../test/cases/de-graaf-pinas/', import.meta.url);

interface Line {
  code: string;
  household: string;
  member: string | null;
  domain: string | null;
  visits: string[];
  [more: string]: unknown;
}

async function* inChunks(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let from = 0; from < bytes.length; from += size) yield Buffer.from(bytes.subarray(from, from + size));
}

async function read(csv: string | Buffer, { language = 'nl', chunkSize = 65_536 }: { language?: Language; chunkSize?: number } = {}) {
  const refused: string[] = [];
  let text = '';
  const refuse = (line: number, column: string, reason: string) => void refused.push(`${line} ${column}: ${reason}`);
  for await (const portion of overlapsOfCsv(inChunks(Buffer.from(csv), chunkSize), language, refuse)) text += portion;
  const lines = text.split('\n').slice(0, -1).map((line) => JSON.parse(line) as Line);
  return { lines, refused };
}

/** Two rows that share a day and nothing else, so that each pair of them gives one overlap. */
const row = (id: string, household: string, different: Record<string, string> = {}): string => {
  const cells: Record<string, string> = {
    visit: id,
    household,
    starts_at: `2026-09-01T${id === 'A' ? '10' : '14'}:00:00+02:00`,
    ends_at: `2026-09-01T${id === 'A' ? '11' : '15'}:00:00+02:00`,
    kind: 'regular',
    status: 'held',
    members: 'Ron de Graaf',
    professionals: `Somebody ${id}`,
    organisations: `Organisation ${id}`,
    domains: '',
    ...different,
  };
  return VISIT_COLUMNS.map((column) => cells[column]).join(',');
};
const pair = (household: string) => [row('A', household), row('B', household)];
const file = (...rows: string[]) => [HEADER, ...rows, ''].join('\n');

describe('the worked case', () => {
  it('gives exactly its expected overlaps, in that order', async () => {
    const { lines, refused } = await read(await readFile(new URL('visits.csv', CASE)));
    const expected = (await readFile(new URL('expected-overlaps.jsonl', CASE), 'utf8')).trim().split('\n');
    expect(lines.map(({ code, household, member, domain, visits }) => ({ code, household, member, domain, visits }))).toEqual(
      expected.map((line) => JSON.parse(line)),
    );
    expect(refused).toEqual([]);
  });

  it('tells days, counts and a sentence after the five keys', async () => {
    const csv = await readFile(new URL('visits.csv', CASE));
    const ofRon = ({ code, member }: Line) => code === 'member_crowding' && member === 'Ron de Graaf';
    const line = (await read(csv)).lines.find(ofRon)!;
    expect(Object.keys(line)).toEqual([
      'code', 'household', 'member', 'domain', 'visits', 'firstDay', 'lastDay', 'visitCount', 'professionalCount', 'organisationCount', 'sentence',
    ]);
    expect(line).toMatchObject({
      firstDay: '2026-08-31', lastDay: '2026-09-17', visitCount: 6, professionalCount: 5, organisationCount: 5,
      sentence: 'Ron wordt in 6 dagen gezien door 5 hulpverleners van 5 organisaties.',
    });
    expect((await read(csv, { language: 'en' })).lines.find(ofRon)!['sentence']).toBe('Ron is seen by 5 helpers of 5 organisations in 6 days.');
  });

  it.each([1, 7, 100])('is read the same in chunks of %d bytes', async (chunkSize) => {
    const csv = await readFile(new URL('visits.csv', CASE));
    expect(await read(csv, { chunkSize })).toEqual(await read(csv));
  });
});

describe('a spreadsheet of any make', () => {
  const expected = [{ code: 'same_day', household: 'De Graaf', visits: ['A', 'B'] }];
  const plain = file(...pair('De Graaf'));
  const cases: [string, string][] = [
    ['as it is', plain],
    ['with a byte order mark and CRLF', `\ufeff${plain.replaceAll('\n', '\r\n')}`],
    ['without an end of the last line', plain.trimEnd()],
    ['with CRLF, quotation marks and no end of the last line', plain.trimEnd().replaceAll(/[^,\n]+/g, '"$&"').replaceAll('\n', '\r\n') + '\r'],
    ['with semicolons', plain.replaceAll(',', ';')],
    ['with everything in quotation marks and a byte order mark', `\ufeff${plain.replaceAll(/[^,\n]+/g, '"$&"')}`],
    ['with blank lines', plain.replace('\nB', `\n\n${','.repeat(9)}\nB`)],
    ['with more columns', plain.replaceAll(/^/gm, 'note,').replace(/note,$/, '')],
    ['with spaces and capitals in the first line', plain.replace(HEADER, HEADER.toUpperCase().replaceAll(',', ' , '))],
  ];
  it.each(cases)('%s', async (_name, csv) => {
    const { lines, refused } = await read(csv);
    expect(refused).toEqual([]);
    expect(lines).toMatchObject(expected);
  });

  it('takes commas, quotation marks and other letters within a cell', async () => {
    const { lines } = await read(file(...pair('"Çelik, ""de Boer"" – Ünal"'), ...pair('Other')), { chunkSize: 3 });
    expect(lines.map(({ household }) => household)).toEqual(['Çelik, "de Boer" – Ünal', 'Other']);
  });

  it('is empty where there are only names of columns', async () => {
    expect(await read(HEADER)).toEqual({ lines: [], refused: [] });
  });

  it('keeps households apart', async () => {
    const { lines } = await read(file(row('A', 'One'), row('B', 'Two'), ...pair('Three')));
    expect(lines.map(({ household }) => household)).toEqual(['Three']);
  });

  it('calls a member by the whole name where the first one is not enough', async () => {
    const members = { members: 'Jan de Vries;Jan Bakker', domains: 'finances' };
    const { lines } = await read(file(row('A', 'One', members), row('B', 'One', members)));
    expect(lines.filter(({ code }) => code === 'same_topic').map(({ sentence }) => String(sentence).split(' praat')[0])).toEqual(['Jan Bakker', 'Jan de Vries']);
  });
});

describe('a bad row is named and the rest is read', () => {
  const cases: [string, string, string][] = [
    ['no name', row('', 'Bad'), '4 visit: is empty'],
    ['no household', row('C', ' '), '4 household: is empty'],
    ['no offset', row('C', 'Bad', { starts_at: '2026-09-01T10:00:00' }), '4 starts_at: "2026-09-01T10:00:00" is not a day and time with its offset'],
    ['no such day', row('C', 'Bad', { ends_at: '2026-02-30T10:00:00Z' }), '4 ends_at: "2026-02-30T10:00:00Z" is not'],
    ['no length', row('C', 'Bad', { ends_at: '2026-09-01T14:00:00+02:00' }), '4 ends_at: the visit does not end after it starts'],
    ['too long', row('C', 'Bad', { ends_at: '2026-09-02T02:00:01+02:00' }), '4 ends_at: the visit is longer than 12 hours'],
    ['another kind', row('C', 'Bad', { kind: 'party' }), '4 kind: "party" is not one of regular, intake'],
    ['another status', row('C', 'Bad', { status: 'Held' }), '4 status: "Held" is not one of planned, held'],
    ['nobody seen', row('C', 'Bad', { members: ' ; ' }), '4 members: names nobody'],
    ['nobody there', row('C', 'Bad', { professionals: '' }), '4 professionals: names nobody'],
    ['no organisation', row('C', 'Bad', { organisations: '' }), '4 organisations: names no organisation'],
    ['another domain', row('C', 'Bad', { domains: 'finances;money' }), '4 domains: "money" is not one of finances'],
    ['a cell short', row('C', 'Bad').replace(/,$/, ''), '4 domains: the row has 9 cells where the first line has 10'],
    ['a cell more', `${row('C', 'Bad')},x`, '4 column 11: the row has 11 cells where the first line has 10'],
    ['an open quotation mark', row('C', '"Bad'), '4 household: a quotation mark is wrong here'],
    ['a quotation mark within', row('C', 'Bad', { members: 'Ron "the roofer"' }), '4 members: a quotation mark is wrong here'],
    ['text after a quotation mark', row('C', 'Bad', { organisations: '"Police"man' }), '4 organisations: a quotation mark is wrong here'],
    ['a name used before', row('A', 'Good'), '4 visit: this household has a visit of the same name before'],
    ['far too long a line', row('C', 'x'.repeat(2_000_000)), '4 visit: the line is longer than 1048576 bytes'],
  ];
  it.each(cases)('%s', async (_name, bad, expected) => {
    const [first, second] = pair('Good') as [string, string];
    for (const lineEnd of ['\n', '\r\n']) {
      const { lines, refused } = await read([HEADER, first, '', bad, second, ...pair('Next'), row('D', '')].join(lineEnd));
      expect(refused).toEqual([expect.stringContaining(expected), '8 household: is empty']);
      expect(lines).toMatchObject([
        { household: 'Good', visits: ['A', 'B'] },
        { household: 'Next', visits: ['A', 'B'] },
      ]);
    }
  });

  it('is each row of a household that came before', async () => {
    const { lines, refused } = await read(file(...pair('One'), ...pair('Two'), row('C', 'One'), row('D', 'One'), ...pair('Three')));
    expect(refused).toEqual([expect.stringMatching(/^6 household: came before/), expect.stringMatching(/^7 household: came before/)]);
    expect(lines.map(({ household }) => household)).toEqual(['One', 'Two', 'Three']);
  });
});

describe('a file that cannot be read', () => {
  it.each([
    ['empty', '', 'Missing: visit, household'],
    ['without a column', file().replace('kind,', ''), 'Missing: kind.'],
    ['with a column twice', `${HEADER},kind\n`, 'names the column kind twice'],
    ['with an open quotation mark in its first line', `"${HEADER}\n`, 'quotation marks are wrong'],
    ['no text at all', Buffer.from([0xff, 0xfe, 0, 1, 2, 0x22, 3, 0x22]), 'The first line'],
  ])('%s', async (_name, csv, message) => {
    await expect(read(csv)).rejects.toThrow(message);
  });

  it('tells the error of the disk', async () => {
    async function* broken() {
      yield Buffer.from(`${HEADER}\n${row('A', 'One')}\n`);
      throw new Error('the disk is gone');
    }
    const reading = async () => {
      for await (const _ of overlapsOfCsv(broken(), 'nl', () => undefined));
    };
    await expect(reading()).rejects.toThrow('the disk is gone');
  });
});

it('stops reading when nobody listens any more, and never reads far ahead', async () => {
  let chunks = 0;
  let closed = false;
  async function* endless() {
    try {
      yield Buffer.from(`${HEADER}\n`);
      for (let household = 0; ; household += 1) {
        chunks += 1;
        yield Buffer.from(`${pair(`Household ${household}`).join('\n')}\n`);
      }
    } finally {
      closed = true;
    }
  }
  for await (const portion of overlapsOfCsv(endless(), 'nl', () => undefined)) {
    expect(portion.length).toBeLessThan(200_000);
    break;
  }
  expect(chunks).toBeLessThan(1_000);
  await new Promise((resolve) => setImmediate(resolve));
  expect(closed).toBe(true);
});

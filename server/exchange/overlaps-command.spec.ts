import { PassThrough, Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { overlapsCommand } from './overlaps-command.js';

const CASE = fileURLToPath(new URL('../../test/cases/de-graaf-pinas/visits.csv', import.meta.url));

async function run(given: string[], stdin = '') {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const text = async (stream: PassThrough) => (await stream.toArray()).join('');
  const [out, errors] = [text(stdout), text(stderr)];
  const status = await overlapsCommand(given, { stdin: Readable.from([Buffer.from(stdin)]), stdout, stderr });
  stdout.end();
  stderr.end();
  return { status, out: (await out).split('\n').slice(0, -1), errors: await errors };
}

describe('the command', () => {
  it('prints one line an overlap', async () => {
    const { status, out, errors } = await run([CASE]);
    expect({ status, lines: out.length, errors }).toEqual({ status: 0, lines: 18, errors: '' });
    expect(JSON.parse(out[0]!)).toMatchObject({ code: 'clash', visits: ['V10', 'V11'] });
  });

  it('speaks English when asked', async () => {
    const { out } = await run([CASE, '--language', 'en']);
    expect(out[0]).toContain('On Wednesday 9 September there are 2 visits at the same time');
  });

  it('names bad rows and ends with status 1', async () => {
    const csv = 'visit,household,starts_at,ends_at,kind,status,members,professionals,organisations,domains\nA,B,today\n';
    expect(await run(['-'], csv)).toEqual({
      status: 1,
      out: [],
      errors: 'line 2, ends_at: the row has 3 cells where the first line has 10\n',
    });
  });

  it('says in one sentence why a file cannot be read', async () => {
    expect(await run(['nowhere.csv'])).toEqual({ status: 1, out: [], errors: 'nowhere.csv: this file does not exist.\n' });
    const { status, errors } = await run(['-'], 'name;age\n');
    expect(status).toBe(1);
    expect(errors).toMatch(/^-: The first line must name the columns .* Missing: visit, .*\n$/);
    expect((await run(['.'])).errors).toMatch(/^\.: EISDIR/);
  });

  it.each([[[]], [['a.csv', 'b.csv']], [['a.csv', '--language', 'fr']], [['a.csv', '--sort']]])('tells its usage after %j', async (given) => {
    const { status, errors } = await run(given);
    expect(status).toBe(2);
    expect(errors).toMatch(/^Usage: npm run -s overlaps -- FILE\.csv/);
  });

  it('is content when nobody reads on, and not when the disk is full', async () => {
    const failing = (code: string) =>
      new Writable({ write: (_chunk, _encoding, done) => done(Object.assign(new Error(code), { code })) });
    const streams = (code: string) => ({ stdin: Readable.from([]), stdout: failing(code), stderr: new PassThrough() });
    expect(await overlapsCommand([CASE], streams('EPIPE'))).toBe(0);
    const full = streams('ENOSPC');
    expect(await overlapsCommand([CASE], full)).toBe(1);
    expect(full.stderr.read().toString()).toContain('the disk is full');
  });
});

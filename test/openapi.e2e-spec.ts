import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { startApp, type TestApp } from './support/app.js';

const run = promisify(execFile);

describe('the OpenAPI document', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startApp();
  });
  afterAll(() => test.close());

  /** Spectral's findings on a document; empty where all rules hold. */
  async function lint(document: object): Promise<{ code: string; path: string[] }[]> {
    const folder = await mkdtemp(join(tmpdir(), 'samenregie-openapi-'));
    try {
      const file = join(folder, 'openapi.json');
      await writeFile(file, JSON.stringify(document));
      const rules = join(process.cwd(), 'test/support/openapi-rules.yaml');
      const spectral = join(process.cwd(), 'node_modules/@stoplight/spectral-cli/dist/index.js');
      const output = await run(process.execPath, [spectral, 'lint', file, '--ruleset', rules, '--format', 'json', '--quiet', '--fail-severity', 'hint']).then(
        ({ stdout }) => stdout,
        (error: { stdout: string }) => error.stdout,
      );
      return JSON.parse(output.slice(output.indexOf('['), output.lastIndexOf(']') + 1)) as { code: string; path: string[] }[];
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  const read = async (): Promise<Record<string, unknown>> =>
    (await supertest(test.app.getHttpServer()).get('/api/v1/openapi.json').expect(200).expect('API-Version', /^\d+\.\d+\.\d+$/)).body as Record<string, unknown>;

  it('follows the recommended rules and the Dutch API Design Rules', async () => {
    expect(await lint(await read())).toEqual([]);
  });

  it('is really checked: a path in camel case is found', async () => {
    const document = await read();
    const paths = document['paths'] as Record<string, unknown>;
    const findings = await lint({ ...document, paths: { ...paths, '/myHouseholds': paths['/households'] } });
    expect(findings.map((finding) => finding.code)).toContain('paths-are-kebab-case');
  });

  it('has a page to read it, without anything from elsewhere', async () => {
    const page = await supertest(test.app.getHttpServer()).get('/api/v1/docs').redirects(1).expect(200);
    expect(page.text).toContain('Samenregie API');
    expect(page.text).not.toMatch(/(src|href)="(https?:)?\/\//);
  });
});

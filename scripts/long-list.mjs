// `node_modules/.bin/node scripts/long-list.mjs`: how long frames take while somebody scrolls through their list when it has grown
// to 10,000 households, on a processor slowed four times. The page is the built one, in a real browser; what the list holds is made
// up here, as the API would answer it. Needs `npm run build` and a Chromium (CHROMIUM_PATH, or /usr/bin/chromium).
import { spawn } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import { projectFolder } from './steps.mjs';

const [ROWS, PAGE, SLOWER, LONG] = [Number(process.argv[2] ?? 10_000), 100, 4, 50];
const PORT = 21_987;

const household = (n) => ({
  id: `01920000-0000-7000-8000-${String(n).padStart(12, '0')}`,
  name: `Huishouden van Voorbeeld-${n}`,
  ground: 'team_lead',
  leadName: n % 3 ? 'Noor Benali' : null,
  leadFrom: n % 3 ? '2026-03-01' : null,
  daysWithoutLead: n % 3 ? null : 10 + (n % 90),
  overlaps: n % 4,
  overdueActions: n % 5,
  questionsForMe: 0,
  signals: n % 3 ? [] : [{ code: 'no_active_lead', sentence: { nl: `Al ${10 + (n % 90)} dagen heeft niemand de regie.`, en: `Nobody has led for ${10 + (n % 90)} days.` } }],
  signalsInAll: n % 3 ? 0 : 2,
  members: 1 + (n % 6),
  organisations: n % 7,
  leadWaitsAs: null,
  leadCandidateName: null,
  nextVisitOn: n % 2 ? '2026-12-04' : null,
  planChanged: n % 9 === 0,
});

async function answer(route) {
  const from = Number(new URL(route.request().url()).searchParams.get('after') ?? 0);
  const households = Array.from({ length: Math.min(PAGE, ROWS - from) }, (_, n) => household(from + n));
  await route.fulfill({ json: { households, next: from + PAGE < ROWS ? String(from + PAGE) : null } });
}

const folder = await mkdtemp(join(tmpdir(), 'samenregie-long-list-'));
await chmod(folder, 0o755);
const server = spawn(process.execPath, [join(projectFolder, 'build/api/server/main.js')], { env: { ...process.env, PORT: String(PORT), SAMENREGIE_DATA: folder, DEMO: 'auto' }, stdio: ['ignore', 'ignore', 'inherit'] });
const address = `http://127.0.0.1:${PORT}`;
try {
  while (!(await fetch(`${address}/api/v1/health/ready`).then(({ ok }) => ok, () => false))) await pause(500);
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update'] });
  const page = await browser.newPage({ baseURL: address, viewport: { width: 1280, height: 850 } });
  await page.route(/\/api\/v1\/households(\?|$)/, answer);
  await page.goto('/');
  await page.getByRole('button', { name: /^Jolanda Meijer/ }).click();
  await page.getByRole('link', { name: 'Huishouden van Voorbeeld-0', exact: true }).waitFor();
  const rows = await page.evaluate(async (all) => {
    // Of each of the two lists a row says how long it is, once not all are in the page.
    const lengthOf = (list) => Number(list.querySelector(':scope > li[aria-setsize]')?.getAttribute('aria-setsize') ?? list.children.length);
    const rows = () => [...document.querySelectorAll('section > ul')].reduce((sum, list) => sum + lengthOf(list), 0);
    for (let before = rows(); before < all; before = rows()) {
      document.querySelector('.partial button').click();
      for (let waited = 0; rows() === before; waited += 20) {
        if (waited > 10_000) throw new Error(`no more than ${before} rows come`);
        await new Promise((done) => setTimeout(done, 20));
      }
    }
    return rows();
  }, ROWS);
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await page.mouse.move(600, 400);
  const frames = await page.evaluate(async () => {
    const took = [];
    const step = document.documentElement.scrollHeight / 150;
    let last = await new Promise(requestAnimationFrame);
    for (let n = 0; n < 240; n++) {
      // Line by line first, then in strides to the end.
      window.scrollBy({ top: n < 90 ? 120 : step, behavior: 'instant' });
      const now = await new Promise(requestAnimationFrame);
      took.push(now - last);
      last = now;
    }
    const inSight = [400, 425, 450].some((top) => document.elementFromPoint(640, top).closest('app-household-card'));
    if (!inSight) throw new Error('no row in sight at the end');
    return took;
  });
  process.stdout.write(`${rows} rows, processor ${SLOWER} times slower.\n`);
  for (const [way, some] of [['line by line', frames.slice(0, 90)], ['in strides to the end', frames.slice(90)]]) {
    const ordered = some.toSorted((one, other) => one - other);
    const at = (part) => ordered[Math.floor(part * (ordered.length - 1))].toFixed(0);
    process.stdout.write(`${way}: ${some.length} frames, median ${at(0.5)} ms, 99 % within ${at(0.99)} ms, longest ${at(1)} ms; ${some.filter((time) => time > LONG).length} above ${LONG} ms.\n`);
  }
  await browser.close();
} finally {
  server.kill('SIGTERM');
  await new Promise((done) => server.once('exit', done));
  await rm(folder, { recursive: true, force: true });
}

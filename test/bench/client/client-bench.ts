/**
 * `npm run -s bench:client` (with `-- --json` as an object): what a browser has to fetch, and what somebody on a phone sees of it.
 *
 * The product as it is built, with its demo; a Chromium as wide as a phone, with an empty cache for each look. Bytes are those of
 * Chromium's own log of the network: headings and bodies as they were sent, of everything, until nothing more comes. Paint and
 * route changes on a processor that Chromium makes four times slower.
 */
import { parseArgs } from 'node:util';
import { paintFigures, type PaintFigures } from './paint.js';
import { Product } from './product.js';
import { routeFigures, type RouteFigures } from './route-changes.js';
import { wireFigures, type Wire, type WireFigures } from './wire.js';

const SLOWDOWN = 4;

interface ClientFigures {
  wire: WireFigures;
  slowdown: number;
  paint: { signIn: PaintFigures; list: PaintFigures; household: PaintFigures };
  routes: RouteFigures;
}

const tell = (sentence: string): void => void process.stderr.write(`${sentence}\n`);

async function measure(product: Product): Promise<ClientFigures> {
  const session = await product.signIn();
  const household = await largestHousehold(product, session);
  tell('Counting what comes over the wire.');
  const wire = await wireFigures(product, session, household);
  const paint = {} as ClientFigures['paint'];
  const look = (address: string, ready: string, signedIn: boolean): Promise<PaintFigures> => {
    tell(`Looking at ${address}.`);
    return paintFigures(product, { address, ready, slowdown: SLOWDOWN, ...(signedIn ? { session } : {}) });
  };
  paint.signIn = await look('/', 'app-demo-accounts button', false);
  paint.list = await look('/households', 'app-household-card', true);
  paint.household = await look(household, 'app-household-header h1', true);
  tell('Going from the list to a household and back.');
  return { wire, slowdown: SLOWDOWN, paint, routes: await routeFigures(product, session, household, SLOWDOWN) };
}

/** The household of the worked case: that with the most to show. */
async function largestHousehold(product: Product, session: Parameters<typeof wireFigures>[1]): Promise<string> {
  const visitor = await product.visitor({ session });
  const { page } = visitor;
  await page.goto('/households');
  const link = page.locator('app-household-card a', { hasText: 'De Graaf' }).first();
  const address = await link.getAttribute('href');
  await visitor.close();
  return address!;
}

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;

function told({ wire, slowdown, paint, routes }: ClientFigures): string {
  const line = (name: string, { total, requests, api, answers }: Wire): string[] => [
    `${name}: ${kilobytes(total)} over the wire in ${requests} answers, ${kilobytes(api)} of it from the API`,
    ...answers.slice(0, 6).map(({ path, bytes }) => `  ${kilobytes(bytes).padStart(9)}  ${path}`),
  ];
  return [
    ...line('first load, until the sign-in page is there', wire.firstLoad),
    ...line('then signing in, until the list is there', wire.list),
    ...line('then the page of a household', wire.household),
    ...line('the page of a household at once', wire.householdAtOnce),
    '',
    `On a processor ${slowdown} times slower:`,
    ...Object.entries(paint).map(
      ([name, { largestPaint, shift, longestTask }]) => `${name}: largest paint after ${largestPaint} ms, layout shift ${shift.toFixed(4)}, longest task ${longestTask} ms`,
    ),
    `list to household: drawn after ${routes.listToHousehold.first} ms the first time, ${routes.listToHousehold.after} ms after that`,
    `and back: ${routes.back.first} ms the first time, ${routes.back.after} ms after that`,
    '',
  ].join('\n');
}

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });
const product = await Product.start();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void product.stop().then(() => process.exit(1)));
try {
  const figures = await measure(product);
  process.stdout.write(values.json ? `${JSON.stringify(figures, null, 2)}\n` : told(figures));
} finally {
  await product.stop();
}

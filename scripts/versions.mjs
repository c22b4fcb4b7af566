// `npm run test:versions`: the core of the API tests on the oldest PostgreSQL that the product runs on.
import { prepare } from './build.mjs';
import { HOW_TO_HAVE_IT, installedPostgres, onPostgres15 } from './installed-postgres.mjs';
import { markChildren, stopLeftovers } from './leftovers.mjs';
import { perform, StepFailed } from './steps.mjs';

/** What differs between versions: migrations, walls, functions, search, planning; and a day's work over all of it. */
const CORE = 'test/(schema|migrations|wall|worked-case|worked-case-later|households|plans|visits|overlap-answers|signals|audit|destruction)\\.e2e';
markChildren();

async function everything() {
  const bin = installedPostgres();
  if (!bin) throw new StepFailed(`${HOW_TO_HAVE_IT}.`);
  await prepare();
  await onPostgres15(bin, CORE);
}

await perform(everything, { atEnd: stopLeftovers });

// The direction of imports: each line may import from the lines above it, never from its own line or below.
// A folder below server/ that is not named here is refused, so that a new feature gets its place on purpose.
const floors = [
  ['contract'],
  ['shared'],
  ['database'],
  ['audit'],
  ['access'],
  ['organisations'],
  ['sign-on', 'notices'],
  ['households'],
  ['settings'],
  ['domains', 'disclosures', 'leads', 'plans', 'influences', 'responsibilities', 'visits', 'emergency', 'levels', 'safety'],
  ['handing-over', 'blockages', 'exchange'],
  ['withdrawals'],
  ['signals', 'burden'],
  ['rights'],
  ['breakthroughs'],
  ['picture', 'views', 'administration', 'load', 'reviews', 'news'],
  ['digest'],
  ['demo'],
  ['upkeep'],
];

const folders = (names) => `^server/(${names.join('|')})/`;
const spec = '\\.spec\\.ts$';

/** One rule a folder: what stands beside it and above it is out of its reach. */
const directions = floors.flatMap((floor, index) =>
  floor.map((name) => ({
    name: `${name}-reaches-up`,
    comment: `server/${name} stands below these: move what both need down, or the code that joins them up.`,
    severity: 'error',
    from: { path: folders([name]), pathNot: spec },
    to: { path: folders([...floor.filter((other) => other !== name), ...floors.slice(index + 1).flat()]) },
  })),
);

module.exports = {
  forbidden: [
    ...directions.filter(({ to }) => to.path !== folders([])),
    {
      name: 'folder-without-a-place',
      comment: 'Give the folder its floor at the top of .dependency-cruiser.cjs.',
      severity: 'error',
      from: { path: '^server/[^/]+/', pathNot: folders(floors.flat()) },
      to: {},
    },
    {
      name: 'feature-imports-the-top',
      comment: 'The files directly in server/ put the features together; only the configuration is for all.',
      severity: 'error',
      from: { path: '^server/[^/]+/', pathNot: spec },
      to: { path: '^server/[^/]+\\.ts$', pathNot: '^server/config\\.ts$' },
    },
    {
      name: 'configuration-knows-nobody',
      severity: 'error',
      from: { path: '^server/config\\.ts$' },
      to: { path: '^server/', pathNot: folders(['contract', 'shared']) },
    },
    {
      name: 'rules-are-pure',
      comment: 'A *-rules.ts file imports contract, shared and other rules: no Nest, no TypeORM, no clock.',
      severity: 'error',
      from: { path: '^server/[^/]+/.*-rules\\.ts$' },
      to: { pathNot: ['^server/(contract|shared)/', '^server/[^/]+/[^/]+-rules\\.ts$', '^node_modules/(date-fns|@date-fns)/'] },
    },
    {
      name: 'reading-is-pure',
      comment: 'Files of visits are read in the browser and by the command alike: only rules, and libraries that run in both.',
      severity: 'error',
      from: { path: '^server/exchange/reading/', pathNot: spec },
      to: {
        pathNot: [
          '^server/(contract|shared)/',
          '^server/visits/[^/]+-rules\\.ts$',
          '^server/exchange/reading/',
          '^node_modules/(ical\\.js|windows-iana|read-excel-file|fflate)/',
        ],
      },
    },
    {
      name: 'rules-without-clock',
      comment: '"Now" comes into a rule as an argument.',
      severity: 'error',
      from: { path: ['-rules\\.ts$', '^server/exchange/reading/'] },
      to: { path: '^server/shared/clock\\.ts$' },
    },
    {
      name: 'client-imports-the-server',
      comment: 'The client takes types and plain constants from server/contract and nothing else of the server, but for its worker.',
      severity: 'error',
      from: { path: '^client/', pathNot: '^client/src/app/visit-files/worker/' },
      to: { path: '^(server|migrations|test)/', pathNot: '^server/contract/' },
    },
    {
      name: 'worker-imports-only-what-is-pure',
      comment: 'A file of visits is read in the browser, so that it need not leave it: by the very rules of the server, which know no Nest, no database and no clock.',
      severity: 'error',
      from: { path: '^client/src/app/visit-files/worker/' },
      to: { path: '^(server|migrations|test)/', pathNot: ['^server/contract/', '^server/shared/(day|instant)\\.ts$', '^server/visits/[^/]+-rules\\.ts$', '^server/exchange/reading/'] },
    },
    {
      name: 'server-imports-the-client',
      severity: 'error',
      from: { path: '^(server|migrations)/' },
      to: { path: '^client/' },
    },
    {
      name: 'product-imports-its-tests',
      severity: 'error',
      from: { path: '^(server|client|migrations)/', pathNot: spec },
      to: { path: ['^test/', spec] },
    },
    {
      name: 'circle',
      comment: 'Two files that need each other are one thing, or hide a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'not-found',
      comment: 'An import that leads nowhere would slip through the rules above.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(build|node_modules/@types)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'client/tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
};

// Three sizes of server test and the client's, each a project with its own name:
//   npx jest --selectProjects rules|api|browser|client
// Jest runs on native ES modules (node --experimental-vm-modules, see scripts/steps.mjs).
const server = {
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '^.+\\.ts$': ['@swc/jest'] },
  testEnvironment: 'node',
};

export default {
  // Real work on a machine that may be busy with other things; no test is about time. Jest heeds it here only, not in a project.
  testTimeout: 120_000,
  // What a file loaded is not all let go: with a few dozen of them behind it, a worker takes twice as long to load the next.
  workerIdleMemoryLimit: '600MB',
  projects: [
    { ...server, displayName: 'rules', testMatch: ['<rootDir>/server/**/*.spec.ts', '<rootDir>/scripts/**/*.spec.ts'] },
    {
      ...server,
      displayName: 'api',
      testMatch: ['<rootDir>/test/*.e2e-spec.ts'],
      globalSetup: '<rootDir>/test/support/start-database.ts',
      globalTeardown: '<rootDir>/test/support/stop-database.ts',
    },
    {
      ...server,
      displayName: 'browser',
      testMatch: ['<rootDir>/test/browser/*.browser-spec.ts'],
      globalSetup: '<rootDir>/test/support/start-database.ts',
      globalTeardown: '<rootDir>/test/support/stop-database.ts',
    },
    '<rootDir>/client/jest.config.js',
  ],
};

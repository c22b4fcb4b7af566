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
  projects: [
    { ...server, displayName: 'rules', testMatch: ['<rootDir>/server/**/*.spec.ts', '<rootDir>/scripts/**/*.spec.ts'] },
    {
      ...server,
      displayName: 'api',
      testTimeout: 30_000,
      testMatch: ['<rootDir>/test/*.e2e-spec.ts'],
      // Real work on a machine that may be busy with other things; no test is about time.
      testTimeout: 60_000,
      globalSetup: '<rootDir>/test/support/start-database.ts',
      globalTeardown: '<rootDir>/test/support/stop-database.ts',
    },
    {
      ...server,
      displayName: 'browser',
      testTimeout: 60_000,
      testMatch: ['<rootDir>/test/browser/*.browser-spec.ts'],
      testTimeout: 120_000,
      globalSetup: '<rootDir>/test/support/start-database.ts',
      globalTeardown: '<rootDir>/test/support/stop-database.ts',
    },
    '<rootDir>/client/jest.config.js',
  ],
};

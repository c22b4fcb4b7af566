import presets from 'jest-preset-angular/presets/index.js';

/** Angular components in a browser-like environment, without zones, on native ES modules. */
export default {
  ...presets.createEsmPreset({ tsconfig: '<rootDir>/tsconfig.spec.json' }),
  displayName: 'client',
  testMatch: ['<rootDir>/src/**/*.spec.ts'],
  setupFilesAfterEnv: ['<rootDir>/src/setup-tests.ts'],
  moduleNameMapper: {
    tslib: 'tslib/tslib.es6.js',
    '^@reading/(.*)$': '<rootDir>/../server/exchange/reading/$1',
    '^@contract/(.*)$': '<rootDir>/../server/contract/$1',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
};

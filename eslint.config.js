import angular from 'angular-eslint';
import { defineConfig, globalIgnores } from 'eslint/config';
import typescript from 'typescript-eslint';

const noSave = {
  selector: 'CallExpression[callee.property.name="save"]',
  message: 'save() with a stale copy overwrites and sets the version back: write one "update … where … and version = $n returning *".',
};
const noHiddenNow = [
  { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'Take the moment from the injected clock (server/shared/clock.ts).' },
  { selector: 'CallExpression[callee.object.name="Date"][callee.property.name="now"]', message: 'Take the moment from the injected clock (server/shared/clock.ts).' },
];
const isTest = '[callee.name=/^(it|test)$/]';
const honestTests = [
  { selector: 'MemberExpression[object.name=/^(it|test|describe)$/][property.name=/^(only|skip|todo|failing)$/]', message: 'Every test runs, every time.' },
  { selector: 'CallExpression[callee.name=/^(fit|fdescribe|xit|xtest|xdescribe)$/]', message: 'Every test runs, every time.' },
  ...[isTest, '[callee.callee.property.name="each"][callee.callee.object.name=/^(it|test)$/]'].map((call) => ({
    selector: `CallExpression${call} > :function:not(:has(Identifier[name=/^(expect|assert)/]))`,
    message: 'A test without an expectation cannot fail.',
  })),
];

export default defineConfig(
  globalIgnores(['build/', '.data/', '.angular/', 'client/.angular/']),
  {
    // What is wrong is put right, not silenced.
    linterOptions: { noInlineConfig: true },
    rules: {
      eqeqeq: 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'no-console': 'error',
      'max-lines': ['error', 300],
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'] }],
    },
  },
  {
    files: ['**/*.ts'],
    extends: [typescript.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      // It takes away what keeps a literal from narrowing a form's model (`null as Day | null`).
      '@typescript-eslint/no-unnecessary-type-assertion': 'off',
      // An interface that promises is met by a method that has nothing to wait for.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/return-await': 'error',
      '@typescript-eslint/prefer-readonly': 'error',
    },
  },
  { files: ['server/**/*.ts'], ignores: ['server/shared/clock.ts', '**/*.spec.ts'], rules: { 'no-restricted-syntax': ['error', noSave, ...noHiddenNow] } },
  {
    files: ['client/src/**/*.ts'],
    extends: [angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
    rules: {
      '@angular-eslint/component-selector': ['error', { type: 'element', prefix: 'app', style: 'kebab-case' }],
      '@angular-eslint/directive-selector': ['error', { type: 'attribute', prefix: 'app', style: 'camelCase' }],
      '@angular-eslint/prefer-on-push-component-change-detection': 'off', // Angular 22's own default
      // Validators.required and its like are pure functions.
      '@typescript-eslint/unbound-method': ['error', { ignoreStatic: true }],
    },
  },
  { files: ['client/src/**/*.html'], extends: [angular.configs.templateRecommended, angular.configs.templateAccessibility] },
  {
    files: ['**/*.spec.ts', 'test/**/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', noSave, ...honestTests],
      // The body of an answer has no type: that is what the expectations are about.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
    },
  },
  { files: ['test/bench/**/*.ts', 'server/**/*-command.ts'], rules: { 'no-console': 'off' } },
  { files: ['**/*.{js,mjs,cjs}'], extends: [typescript.configs.disableTypeChecked], rules: { 'no-console': 'off' } },
);

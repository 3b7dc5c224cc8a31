import { defineConfig } from 'eslint/config';
import svelte from 'eslint-plugin-svelte';
import tseslint from 'typescript-eslint';
import { house } from './tools/eslint/index.js';

const TESTS = ['**/*.test.ts', '**/*.fixture.ts', 'src/test/**', 'src/journeys/**'];
/**
 * What the typed rules say of values whose type they cannot see.
 * @type {Record<string, 'off'>}
 */
const UNSEEN = {
  '@typescript-eslint/no-unsafe-argument': 'off',
  '@typescript-eslint/no-unsafe-assignment': 'off',
  '@typescript-eslint/no-unsafe-call': 'off',
  '@typescript-eslint/no-unsafe-member-access': 'off',
  '@typescript-eslint/no-unsafe-return': 'off',
  '@typescript-eslint/no-redundant-type-constituents': 'off',
};
const BROWSER = ['**/*.svelte', '**/*.svelte.ts', 'src/ui/**', 'src/modules/*/index.ts', 'src/modules/*/ui/**'];

export default defineConfig(
  { ignores: ['build/', '.*/', 'coverage/', 'tools/rooms/planted/', 'packs/', 'templates/', 'docs/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },

  // Types are asked for where they pay: in our TypeScript. Plain scripts and components are read without them (svelte-check knows those).
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, extraFileExtensions: ['.svelte'] } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/return-await': ['error', 'in-try-catch'],
      // A name is spread by code points on purpose: every Vietnamese letter is one, once composed.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      // Bytes and rows are read by index; `noUncheckedIndexedAccess` asks there, and the answer is known.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // These two misread Kysely's and Temporal's methods and our small generic doors.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      // A copy of the environment or of a message without one key is made by deleting it.
      '@typescript-eslint/no-dynamic-delete': 'off',
    },
  },
  ...svelte.configs.recommended,
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: tseslint.parser, projectService: false, project: null } },
    extends: [tseslint.configs.disableTypeChecked],
    rules: {
      'no-undef': 'off',
      // Addresses are frozen and Vietnamese; a base path is not one of them.
      'svelte/no-navigation-without-resolve': 'off',
    },
  },

  {
    files: ['**/*.ts', '**/*.js', '**/*.svelte'],
    plugins: { house },
    rules: {
      'no-console': 'error',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'], location: 'start' }],
      eqeqeq: ['error', 'always'],
      'house/exceptions-give-reasons': 'error',
      'house/few-arguments': 'error',
      'house/functions-are-declared': 'error',
      'house/no-enum': 'error',
      'house/one-idea-per-file': 'error',
      'house/rooms-have-nouns': 'error',
      'house/words-of-the-glossary': 'error',
    },
  },
  { files: ['src/**/*.ts'], ignores: ['**/*.svelte.ts'], rules: { 'house/switch-ends-unreachable': 'error' } },
  {
    files: ['src/**'],
    ignores: [...TESTS, 'src/kernel/clock.ts', 'src/main/**'],
    rules: { 'house/no-clock': 'error' },
  },
  { files: ['src/**'], ignores: [...TESTS, 'src/main/**'], rules: { 'house/settings-are-lent': 'error' } },
  {
    // The gallery shows components with Vietnamese samples, and "đồng" is the currency's name in every language.
    files: ['src/**'],
    ignores: [...TESTS, 'src/**/*.examples.ts', 'src/kernel/money.ts'],
    rules: { 'house/no-sentence-in-code': 'error' },
  },
  { files: BROWSER, ignores: TESTS, rules: { 'house/no-temporal-in-browser': 'error' } },
  {
    files: ['src/modules/*/server/*.ts'],
    ignores: [...TESTS, '**/*.postgres.ts', '**/*-store.ts', '**/ports.ts'],
    rules: { 'house/use-cases-take-needs': 'error' },
  },
  {
    files: TESTS,
    rules: {
      'house/every-test-runs': 'error',
      'house/no-mock-of-our-own': 'error',
      'house/no-sleep-in-tests': 'error',
      // What came over the wire has no type until a test has looked at it.
      ...UNSEEN,
    },
  },
  // Types that components give are known to svelte-check, not to the typed rules.
  { files: ['src/ui/**/*.ts', 'src/modules/*/ui/*.ts', 'src/routes/**/*.ts', 'src/hooks.server.ts'], rules: UNSEEN },
  // The command line and the tools speak on standard output; that is their screen.
  { files: ['src/entry/cli/**', 'src/main/**', 'tools/**', 'bench/**', 'bin/**', 'sandbox/**'], rules: { 'no-console': 'off' } },
);

import { RuleTester } from 'eslint';
import svelte from 'eslint-plugin-svelte';
import tseslint from 'typescript-eslint';
import { describe, test } from 'vitest';

RuleTester.describe = describe;
RuleTester.it = test;
RuleTester.itOnly = test;

/** Tries a house rule on TypeScript read without types. */
export const onText = new RuleTester({ languageOptions: { parser: tseslint.parser } });

/** Tries a house rule on TypeScript with its types known. */
export const onTypes = new RuleTester({
  languageOptions: {
    parser: tseslint.parser,
    parserOptions: { projectService: { allowDefaultProject: ['*.ts'] }, tsconfigRootDir: import.meta.dirname },
  },
});

/** Tries a house rule on a component, read as the plugin reads it. */
export const onComponent = new RuleTester({
  languageOptions: {
    ...svelte.configs.base.find((config) => config.languageOptions?.parser)?.languageOptions,
    parserOptions: { parser: tseslint.parser },
  },
});

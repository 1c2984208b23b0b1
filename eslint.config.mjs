import eslint from '@eslint/js';
import astro from 'eslint-plugin-astro';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

export default defineConfig(
  { ignores: ['dist/', '.astro/', 'test/.tmp/', 'pipelines/data/processed/'] },
  eslint.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  ...astro.configs.recommended,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      // `== null` is how absent and null are told from all else at once.
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      // There are no enums here: the compiler is told to refuse what it cannot merely erase.
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
    },
  },
  {
    // Astro asks for default exports in its configuration; nothing else has one.
    files: ['**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'ExportDefaultDeclaration',
          message: 'Export by name, so that a thing has one name everywhere.',
        },
      ],
    },
  },
  { files: ['**/*.mjs', '**/*.js', '**/*.astro', '**/*.astro/*.ts'], ...tseslint.configs.disableTypeChecked },
  {
    files: ['public/*.js'],
    languageOptions: { globals: { document: 'readonly', localStorage: 'readonly' } },
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
);

import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  {
    ignores: [
      '.scratch/**',
      '**/dist/**',
      '**/generated/**',
      '**/node_modules/**',
      '.data/**',
      '.reports/**',
      '.nx/**',
    ],
  },
  ...tseslint.configs.recommended,
  prettier,
  {
    rules: {
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
    },
  },
  {
    files: ['**/*.ts'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      'max-lines': ['error', { max: 220, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 45, skipBlankLines: true, skipComments: true }],
      'no-restricted-syntax': [
        'error',
        {
          selector: "MemberExpression[object.name='process'][property.name='env']",
          message: 'Only config.ts and main.ts read the environment.',
        },
      ],
    },
  },
  {
    files: ['**/config.ts', '**/main.ts', 'tools/**/*.ts', 'libs/testkit/**/*.ts', 'apps/e2e/**/*.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  { files: ['**/*.spec.ts', '**/*.words.ts'], rules: { 'max-lines': ['error', 400], 'max-lines-per-function': 'off' } },
);

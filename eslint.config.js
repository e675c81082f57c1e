import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

// `regex`, not `group`: a group silently ignores patterns that begin with '#'.
const remix = { regex: '^@remix-run/', message: 'Remix stays at the edge: app/root, app/entry.*, app/routes, app/http and pages.' }
const server = { regex: '\\.server(\\.ts)?$', allowTypeImports: true, message: 'A page that uses a .server module builds without a word and dies in the browser.' }
const crypto = { regex: '^(node:)?crypto$|^@noble/|^(argon2|hpke|otpauth|shamir-secret-sharing)$', message: 'Only app/keys imports crypto libraries.' }
const helpers = { regex: '(^|/)(utils?|helpers?|common|service|manager)(\\.ts)?$', message: 'Name it after what is inside.' }

const restricted = (...patterns) => ({ 'no-restricted-imports': ['error', { patterns }] })

export default tseslint.config(
  { ignores: ['build/', 'node_modules/', 'data/', 'test-results/', 'playwright-report/', '.cache/', '.vite/'] },
  tseslint.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error', noInlineConfig: true },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  { files: ['app/**', 'db/**', 'scripts/**'], rules: restricted(remix, crypto, helpers) },
  { files: ['app/root.tsx', 'app/entry.*', 'app/routes/**', 'app/http/**'], rules: restricted(crypto, helpers) },
  { files: ['app/**/*.tsx'], ignores: ['app/root.tsx', 'app/entry.*', 'app/routes/**'], rules: restricted(server, crypto, helpers) },
  { files: ['app/keys/**'], rules: restricted(remix, helpers) },
  { files: ['app/**/*.tsx'], plugins: { 'react-hooks': reactHooks }, rules: reactHooks.configs.recommended.rules },
  // the one file that runs before anything is installed; its hash names a build, it protects nothing
  { files: ['scripts/start.mjs'], rules: restricted(remix, helpers) },
  // an interface is the only thing that can be added to a declared one
  { files: ['app/http/load-context.ts'], rules: { '@typescript-eslint/no-empty-object-type': 'off' } },
)

/**
 * Which way imports may go: apps → messaging-prisma → messaging → event-contracts → zod; no app imports an app.
 * Held by `npm run boundaries`; `self-test.mjs` proves that every rule bites.
 * @type {import('dependency-cruiser').IConfiguration}
 */
const library = (name) => `^(?:libs|tools)/${name}/`;
const anyOwn = '^(?:apps|libs|tools)/';
/** Packages as they resolve, wherever npm put them. */
const npm = (name) => `node_modules/${name}/`;

/** Production code of a folder: what ships. Specs may use the test kit. */
const production = (path) => ({ path, pathNot: '\\.spec\\.ts$|/testing/' });

module.exports = {
  forbidden: [
    {
      name: 'contracts-import-zod-only',
      comment: 'Contracts are what services share: nothing but zod and Node itself.',
      severity: 'error',
      from: production(library('event-contracts')),
      to: { pathNot: [library('event-contracts'), npm('zod')], dependencyTypesNot: ['core'] },
    },
    {
      name: 'messaging-imports-contracts-only',
      severity: 'error',
      from: production(library('messaging')),
      to: { path: anyOwn, pathNot: [library('messaging'), library('event-contracts')] },
    },
    {
      name: 'messaging-prisma-imports-messaging-and-contracts-only',
      severity: 'error',
      from: production(library('messaging-prisma')),
      to: { path: anyOwn, pathNot: [library('messaging-prisma'), library('messaging'), library('event-contracts')] },
    },
    {
      name: 'chat-language-is-pure',
      comment: 'Sentence in, intent out: no input or output, no other library of ours but the contracts.',
      severity: 'error',
      from: { ...production(library('chat-language')), pathNot: '\\.spec\\.ts$|/testing/|-command\\.ts$' },
      to: {
        path: [anyOwn, '^(?:node:)?(?:fs|net|http|https|child_process|worker_threads)(?:/|$)'],
        pathNot: [library('chat-language'), library('event-contracts')],
      },
    },
    {
      name: 'kafkajs-only-in-its-folder',
      comment: 'So that another client can take over.',
      severity: 'error',
      from: { path: anyOwn, pathNot: ['^libs/messaging/src/kafka/', '^libs/messaging/testing/', '\\.spec\\.ts$'] },
      to: { path: npm('kafkajs') },
    },
    {
      name: 'no-app-imports-an-app',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'no-library-imports-an-app',
      severity: 'error',
      from: { path: '^(?:libs|tools)/' },
      to: { path: '^apps/' },
    },
    {
      name: 'services-do-not-import-test-code',
      severity: 'error',
      from: { path: '^(?:apps|libs)/', pathNot: ['\\.spec\\.ts$', '/testing/', '^apps/e2e/', '^libs/testkit/'] },
      to: { path: ['^libs/testkit/', '^tools/', '\\.spec\\.ts$', '/testing/'] },
    },
    {
      name: 'e2e-imports-no-service-code',
      comment: 'It sees what the world sees: HTTP, topics, mails.',
      severity: 'error',
      from: { path: '^apps/e2e/', pathNot: '^apps/e2e/variants/' },
      to: { path: ['^libs/service-kit/', '^libs/messaging-prisma/', '^libs/chat-language/', '^apps/(?!e2e/)'] },
    },
    {
      name: 'no-cycles',
      comment: 'An import of a type is gone at run time; a cycle with one in it is none.',
      severity: 'error',
      from: { path: anyOwn },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'nothing-unresolvable',
      severity: 'error',
      from: { path: anyOwn },
      to: { couldNotResolve: true, pathNot: '/generated/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['/dist/', '/generated/', '^tools/boundaries/fixtures/'] },
    tsConfig: { fileName: 'tsconfig.spec.json' },
    tsPreCompilationDeps: 'specify',
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['@todo/source', 'import', 'node', 'default'],
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.json'],
    },
  },
};

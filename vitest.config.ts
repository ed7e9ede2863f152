import swc from 'unplugin-swc';
import { defaultServerConditions } from 'vite';
import { defineConfig } from 'vitest/config';

// Our packages are tested as they are written, not as they were last built.
const conditions = ['@todo/source', ...defaultServerConditions];
const sources = ['apps', 'libs', 'tools'].map((folder) => `${folder}/*/src/**`);

/** One project a tier; the tier stands in the file's name. */
const tier = (
  name: string,
  ending: string,
  options: { timeoutMs: number; parallel: boolean; sharedServices?: boolean },
) => ({
  plugins: [swc.vite({ module: { type: 'es6' } })],
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  environments: { __vitest__: { resolve: { conditions } } },
  test: {
    name,
    include: sources.map((folder) => `${folder}/*.${ending}.spec.ts`),
    testTimeout: options.timeoutMs,
    hookTimeout: options.timeoutMs,
    fileParallelism: options.parallel,
    // Whatever the machine: more would fight over the one broker and database.
    maxWorkers: 2,
    ...(options.sharedServices ? { globalSetup: ['libs/testkit/src/global-setup.ts'] } : {}),
  },
});

export default defineConfig({
  environments: { __vitest__: { resolve: { conditions } } },
  test: {
    projects: [
      tier('unit', 'unit', { timeoutMs: 10_000, parallel: true }),
      tier('int', 'int', { timeoutMs: 60_000, parallel: true, sharedServices: true }),
      tier('e2e', 'e2e', { timeoutMs: 180_000, parallel: true }),
      // Faults under load, with bounds on the time until all is well again: alone on the machine.
      tier('fault', 'fault', { timeoutMs: 180_000, parallel: false }),
      tier('long', 'long', { timeoutMs: 1_200_000, parallel: false, sharedServices: true }),
    ],
  },
});

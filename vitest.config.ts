import swc from 'unplugin-swc';
import { defineConfig } from 'vitest/config';

const conditions = ['@todo/source', 'node', 'import', 'default'];
const sources = ['apps', 'libs', 'tools'].map((folder) => `${folder}/*/src/**`);

/** One project a tier; the tier stands in the file's name. */
const tier = (name: string, ending: string, options: { timeoutMs: number; parallel: boolean }) => ({
  plugins: [swc.vite({ module: { type: 'es6' } })],
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    name,
    include: sources.map((folder) => `${folder}/*.${ending}.spec.ts`),
    testTimeout: options.timeoutMs,
    hookTimeout: options.timeoutMs,
    fileParallelism: options.parallel,
  },
});

export default defineConfig({
  test: {
    projects: [
      tier('unit', 'unit', { timeoutMs: 10_000, parallel: true }),
      tier('int', 'int', { timeoutMs: 60_000, parallel: false }),
      tier('e2e', 'e2e', { timeoutMs: 180_000, parallel: false }),
      tier('long', 'long', { timeoutMs: 1_200_000, parallel: false }),
    ],
  },
});

// Builds all that is built, and notes for which sources, so that `npm start` knows when it need not.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { markBuilt, sourcesNow } from './preflight/build-stamp.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
// Looked at before, so that what changes during the build is built by the next one.
const sources = sourcesNow(root);
const { status } = spawnSync(`${root}node_modules/.bin/nx`, ['run-many', '-t', 'build', '--output-style=static'], {
  cwd: root,
  env: { ...process.env, NX_DAEMON: 'false' },
  stdio: 'inherit',
});
if (status === 0) markBuilt(root, sources);
process.exit(status ?? 1);

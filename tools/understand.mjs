// What the assistant makes of sentences: JSON lines in, JSON lines out, no server. Builds what it needs once, silently.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const library = join(root, 'libs', 'chat-language');
/** What the library needs when it runs, in the order of the build. */
const libraries = [join(root, 'libs', 'event-contracts'), library];
const command = join(library, 'dist', 'understand-command.js');
const bundledNode = join(root, 'node_modules', '.bin', 'node');
const node = existsSync(bundledNode) ? bundledNode : process.execPath;

/** The newest change of a source file, as milliseconds. */
function newestSource(folder) {
  let newest = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) newest = Math.max(newest, newestSource(path));
    else if (!entry.name.endsWith('.spec.ts')) newest = Math.max(newest, statSync(path).mtimeMs);
  }
  return newest;
}

function isStale(folder) {
  const stamp = join(folder, 'dist', '.tsbuildinfo');
  return !existsSync(stamp) || newestSource(join(folder, 'src')) > statSync(stamp).mtimeMs;
}

if (!existsSync(command) || libraries.some(isStale)) {
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const build = spawnSync(node, [tsc, '-b', ...libraries, '--force'], { cwd: root, encoding: 'utf8' });
  if (build.status !== 0 && !existsSync(command)) {
    process.stderr.write(build.stdout + build.stderr);
    process.exit(1);
  }
}

const run = spawnSync(node, [command, ...process.argv.slice(2)], { stdio: 'inherit' });
process.exit(run.status ?? 1);

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const places = ['apps', 'libs', 'tools', 'package-lock.json', 'nx.json', 'tsconfig.base.json'];
const notSources = new Set(['node_modules', 'dist', 'generated']);

export function sourcesNow(root) {
  const hash = createHash('sha256');
  for (const place of places) add(hash, join(root, place));
  return hash.digest('hex');
}

function add(hash, path) {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isDirectory()) {
    const names = readdirSync(path).filter((name) => !notSources.has(name) && !name.endsWith('.spec.ts'));
    for (const name of names.sort()) add(hash, join(path, name));
  } else if (found) hash.update(`${path} ${found.mtimeMs} ${found.size}\n`);
}

const stampFile = (root) => join(root, 'node_modules', '.cache', 'todo-start', 'built');

export function isBuilt(root, sources, outputs) {
  if (!existsSync(stampFile(root)) || !outputs.every((output) => existsSync(output))) return false;
  return readFileSync(stampFile(root), 'utf8') === sources;
}

export function markBuilt(root, sources) {
  mkdirSync(dirname(stampFile(root)), { recursive: true });
  writeFileSync(stampFile(root), sources);
}

import { cpSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';

import { root } from './compose-file.js';

const rules = readFileSync(new URL('.dockerignore', root), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => ({ pattern: patternOf(line.replace(/^!/, '')), leftOut: !line.startsWith('!') }));

/** Docker's patterns: `*` stays within a folder and, unlike a shell's, means names that begin with a dot too. */
function patternOf(line: string): RegExp {
  const meaning: Record<string, string> = { '**/': '(?:.*/)?', '*': '[^/]*' };
  const source = line.replaceAll(/\*\*\/|[*.+?^${}()|[\]\\]/g, (part) => meaning[part] ?? `\\${part}`);
  return new RegExp(`^${source}$`);
}

/** Whether Docker would leave a path of the repository out: the last rule that speaks of it, or of a folder above. */
export function isLeftOut(path: string): boolean {
  const parts = path.split('/');
  const itselfAndAbove = parts.map((_, index) => parts.slice(0, index + 1).join('/'));
  return rules.findLast(({ pattern }) => itselfAndAbove.some((each) => pattern.test(each)))?.leftOut ?? false;
}

/** Copies what Docker would send to the builder. */
export function copyContext(to: string): void {
  const top = fileURLToPath(root);
  cpSync(top, to, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (source) => source === top || !isLeftOut(posix.relative(top, source)),
  });
}

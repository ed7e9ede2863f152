import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

import { format, resolveConfig } from 'prettier';

/** The folder of the whole repository; as deep above `src` as above `dist`. */
const root = fileURLToPath(new URL('../../../', import.meta.url));

/** The text of a file of the repository. */
export function readText(path: string): string {
  return readFileSync(root + path, 'utf8');
}

/** Whether there is a file or folder. */
export function isThere(path: string): boolean {
  return existsSync(root + path);
}

/** Formatted as the repository is; as it stands where nobody formats. */
export async function formatted(path: string, text: string): Promise<string> {
  if (!/\.(?:ts|json)$/.test(path) || path.includes('/golden/')) return text;
  const filepath = root + path;
  return format(text, { ...(await resolveConfig(filepath)), filepath });
}

/** Writes files of the repository, folders included. */
export function writeFiles(files: ReadonlyMap<string, string>): void {
  for (const [path, text] of files) {
    mkdirSync(dirname(root + path), { recursive: true });
    writeFileSync(root + path, text);
  }
}

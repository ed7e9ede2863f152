import { readFileSync } from 'node:fs';

/** The folder of the whole repository; as deep above `src` as above `dist`. */
const root = new URL('../../../', import.meta.url);

/** Where a file of the repository lies, by its path from the top. */
export function locate(path: string): URL {
  return new URL(path, root);
}

/** The text of a file of the repository. */
export function readText(path: string): string {
  return readFileSync(locate(path), 'utf8');
}

import { readdirSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';

const folder = new URL('../../page/', import.meta.url);

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

export interface PageFile {
  readonly type: string;
  readonly text: string;
}

/** How the page begins when people sign in with a token that somebody else gave them. */
const byToken = 'data-sign-in="token"';

/** The files of the page, read once. */
export class PageFiles {
  private readonly files: ReadonlyMap<string, PageFile>;

  /**
   * @param signInByName whether the page offers it, and shows the status that comes with it.
   * @throws when the folder is not where it was built.
   */
  constructor(signInByName: boolean) {
    const entries = readdirSync(folder).flatMap((name): [string, PageFile][] => {
      const type = types[extname(name)];
      if (type === undefined) return [];
      const text = readFileSync(new URL(name, folder), 'utf8');
      return [[name, { type, text: signInByName ? text.replace(byToken, 'data-sign-in="name"') : text }]];
    });
    this.files = new Map(entries);
  }

  /** @param name as in the folder; it is never a path. */
  file(name: string): PageFile | undefined {
    return this.files.get(name);
  }
}

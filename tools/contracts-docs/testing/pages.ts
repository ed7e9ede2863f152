import { globSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';

import { locate, readText } from '../src/workspace.js';

/** Folders that hold what was installed, built or recorded, and nothing that anybody wrote. */
const notWritten = ['node_modules', 'dist', 'generated', '.*'];

/** A link from a page to something in the repository. */
export interface Link {
  readonly target: string;
  /** The path from the top of the repository. */
  readonly path: string;
  /** What stands behind `#`; empty when nothing does. */
  readonly anchor: string;
  /** Names in backquotes right behind a link to code: what the file is said to hold. */
  readonly symbols: readonly string[];
}

/** Every Markdown file of the repository, by its path from the top. */
export function allPages(): string[] {
  const found = globSync('**/*.md', {
    cwd: fileURLToPath(locate('')),
    exclude: notWritten.map((folder) => `**/${folder}`),
  });
  return found.toSorted();
}

const symbolsBehind = /^\s+(`[\w.]+`(?:(?:,|\s+and)\s+`[\w.]+`)*)/;

/** The links of a text that lead to files of the repository. @param page where the text stands. */
export function linksIn(text: string, page: string): Link[] {
  const prose = text.replaceAll(/^```[^]*?^```/gm, '');
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)]
    .map((match) => ({ target: match[1]!, behind: prose.slice(match.index + match[0].length) }))
    .filter(({ target }) => !/^[a-z]+:/.test(target))
    .map(({ target, behind }) => {
      const [file = '', anchor = ''] = target.split('#');
      const path = file === '' ? page : posix.join(posix.dirname(page), file);
      const named = path.endsWith('.md') ? undefined : symbolsBehind.exec(behind)?.[1];
      return { target, path, anchor, symbols: [...(named ?? '').matchAll(/`([^`]+)`/g)].map(([, name]) => name!) };
    });
}

/** The anchors of a page: one for each heading, as GitHub makes them. */
export function anchorsIn(text: string): string[] {
  const prose = text.replaceAll(/^```[^]*?^```/gm, '');
  return [...prose.matchAll(/^#+ +(.+)$/gm)].map(([, heading]) =>
    heading!
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

/** Whether a source text has every part of a name: `Pool.connect` is a `Pool` and a `connect`. */
export function holdsSymbol(source: string, name: string): boolean {
  return name.split('.').every((part) => new RegExp(String.raw`(?<![\w$])${part}(?![\w$])`).test(source));
}

/** What is wrong with the links of a page, in words. */
export function brokenLinks(page: string, exists: (path: string) => boolean): string[] {
  return linksIn(readText(page), page).flatMap(({ target, path, anchor, symbols }) => {
    if (path.startsWith('..') || !exists(path)) return [`${target}: there is no such file`];
    if (anchor !== '' && !anchorsIn(readText(path)).includes(anchor)) return [`${target}: there is no such heading`];
    const missing = symbols.filter((name) => !holdsSymbol(readText(path), name));
    return missing.map((name) => `${target}: ${name} is not in it`);
  });
}

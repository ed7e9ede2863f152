import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { basename, delimiter, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

import { spawnGuarded, temporaryFolder } from '@todo/local-stack';

/** The repository that the tests stand in. */
export const root = fileURLToPath(new URL('../../../', import.meta.url));

/** What others make of the sources, and what is nobody's source. */
const left = new Set(['node_modules', 'dist', '.git', '.data', '.nx', '.reports', '.scratch', 'coverage']);

/** The whole workspace in a folder of its own: its libraries see each other there, and everybody else's stay as they are. */
export class WorkspaceCopy {
  readonly folder = temporaryFolder('todo-workspace');

  constructor() {
    cpSync(root, this.folder, { recursive: true, filter: (path) => path === root || !left.has(basename(path)) });
    this.linkPackages();
  }

  /** Runs a line of a shell in the copy. @throws with all that it said, when it fails. */
  async run(line: string): Promise<string> {
    const inherited = Object.entries(process.env).filter(
      ([name]) => !/^(?:NODE_ENV|VITEST|TEST|npm_|INIT_CWD)/.test(name),
    );
    const bin = [join(this.folder, 'node_modules/.bin'), process.env['PATH']].join(delimiter);
    const { stdout, stderr, exited } = await spawnGuarded('/bin/sh', ['-c', line], {
      ...{ cwd: this.folder, output: 'pipe' },
      env: { ...(Object.fromEntries(inherited) as Record<string, string>), PATH: bin, NO_COLOR: '1' },
    });
    const texts = await Promise.all([stdout!, stderr!].map((stream) => stream.setEncoding('utf8').toArray()));
    const said = texts.flat().join('');
    const { code } = await exited;
    if (code !== 0) throw new Error(`${line} ended with ${code}:\n${said}`);
    return said;
  }

  /** Every source by its path, with something that tells its content. */
  sources(): Map<string, string> {
    const paths = sourcesIn(this.folder);
    return new Map(paths.map((path) => [relative(this.folder, path), digestOf(readFileSync(path))]));
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }

  /** Foreign packages are those that are installed; ours are those of the copy. */
  private linkPackages(): void {
    const packages = ['apps', 'libs', 'tools'].flatMap((kind) =>
      readdirSync(join(this.folder, kind)).map((name) => join(this.folder, kind, name)),
    );
    mkdirSync(join(this.folder, 'node_modules/@todo'), { recursive: true });
    for (const name of readdirSync(join(root, 'node_modules'))) {
      if (['@todo', '.cache', '.vite'].includes(name)) continue;
      symlinkSync(join(root, 'node_modules', name), join(this.folder, 'node_modules', name));
    }
    for (const path of packages.filter((each) => existsSync(join(each, 'package.json')))) {
      symlinkSync(path, join(this.folder, 'node_modules/@todo', basename(path)));
      const own = join(root, relative(this.folder, path), 'node_modules');
      if (existsSync(own)) symlinkSync(own, join(path, 'node_modules'));
    }
  }
}

/** Looks into no folder that holds no sources: installed packages are links to everything. */
function sourcesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !left.has(name))
    .flatMap((entry) => (entry.isDirectory() ? sourcesIn(join(folder, entry.name)) : [join(folder, entry.name)]));
}

const digestOf = (content: Buffer): string => createHash('sha256').update(content).digest('hex');

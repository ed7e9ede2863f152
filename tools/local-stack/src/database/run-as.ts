import { statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { LocalStackError } from '../local-stack-error.js';

export interface Account {
  uid: number;
  gid: number;
}

/** `nobody`, by the number it has on nearly every Linux; it needs no entry in /etc/passwd. */
const unprivileged: Account = { uid: 65534, gid: 65534 };

/** PostgreSQL refuses to run as root. `undefined`: run as whoever we are. */
export function databaseAccount(): Account | undefined {
  return process.getuid?.() === 0 ? unprivileged : undefined;
}

/** Whether an account without rights of its own gets through every folder on the way to a path. */
export function isReachable(path: string): boolean {
  return closedFolderOn(path) === undefined;
}

/** @throws LocalStackError `folder-unreachable`, naming the folder that is in the way. */
export function requireReachable(path: string, account: Account): void {
  const closed = closedFolderOn(path);
  if (!closed) return;

  throw new LocalStackError(
    'folder-unreachable',
    `As root, PostgreSQL runs as the unprivileged user ${account.uid}, which cannot enter ${closed} on the way to ${path}. ` +
      `Set DATA_DIR to a folder that everybody can reach (such as /var/tmp/todo), or allow it with "chmod o+x ${closed}".`,
  );
}

/** The first folder above a path, from the top, that others may not enter. Folders yet to be made count as open. */
function closedFolderOn(path: string): string | undefined {
  const folder = dirname(resolve(path));
  const above = folder === dirname(folder) ? undefined : closedFolderOn(folder);
  const mode = statSync(folder, { throwIfNoEntry: false })?.mode;

  return above ?? (mode !== undefined && (mode & 0o001) === 0 ? folder : undefined);
}

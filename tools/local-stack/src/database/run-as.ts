import { closedFolderOn, closedFolderTrouble } from '../../preflight/closed-folder.mjs';
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

  const { message, fix } = closedFolderTrouble(closed, path, account.uid);
  throw new LocalStackError('folder-unreachable', `${message} ${fix}`);
}

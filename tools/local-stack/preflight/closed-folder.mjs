import { statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

export function closedFolderOn(path) {
  const folder = dirname(resolve(path));
  const above = folder === dirname(folder) ? undefined : closedFolderOn(folder);
  const mode = statSync(folder, { throwIfNoEntry: false })?.mode;

  return above ?? (mode !== undefined && (mode & 0o001) === 0 ? folder : undefined);
}

export function closedFolderTrouble(closed, path, uid) {
  return {
    message: `As root, PostgreSQL runs as the unprivileged user ${uid}, which cannot enter ${closed} on the way to ${path}.`,
    fix: `Set DATA_DIR to a folder that everybody can reach (such as /var/tmp/todo), or allow it with "chmod o+x ${closed}".`,
  };
}

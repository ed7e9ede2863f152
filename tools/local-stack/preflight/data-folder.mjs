import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { rmdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { closedFolderOn, closedFolderTrouble } from './closed-folder.mjs';

export const dataFormat = 1;
const nobody = 65_534;
const formatFile = (dir) => join(dir, 'format');

export function dataFolderProblem(dir, uid = process.getuid?.()) {
  const elsewhere = 'Set DATA_DIR to another folder';
  const owner = statSync(dir, { throwIfNoEntry: false });
  const place = owner ? dir : existingParent(dir);
  if (!statSync(place).isDirectory()) return { message: `${place} is no folder.`, fix: `${elsewhere}.` };
  if (!isWritable(place)) {
    const message = owner ? `${dir} cannot be written to.` : `${dir} cannot be made: ${place} cannot be written to.`;
    return { message, fix: `${elsewhere}, such as DATA_DIR=/var/tmp/todo npm start, or get the right to write there.` };
  }
  const closed = uid === 0 ? closedFolderOn(join(dir, 'any')) : undefined;
  // A folder that we make ourselves lets others pass.
  if (closed) return closedFolderTrouble(closed, dir, nobody);

  return owner && readdirSync(dir).length > 0 ? contentProblem(dir, owner.uid, uid) : undefined;
}

function contentProblem(dir, owner, uid) {
  if (!existsSync(formatFile(dir))) {
    const message = `${dir} holds other things than data of this stack.`;
    return { message, fix: 'Set DATA_DIR to an empty folder, or one that does not exist yet.' };
  }
  if (uid !== undefined && owner !== uid) {
    const message = `${dir} belongs to user ${owner}, and you are user ${uid}; a database is served by its owner only.`;
    return { message, fix: `Start as that user, or set DATA_DIR to another folder.` };
  }
  const format = Number(readFileSync(formatFile(dir), 'utf8'));
  if (format === dataFormat) return undefined;

  const age = format > dataFormat ? 'a newer' : 'an older';
  const message = `${dir} was written by ${age} version of this stack (format ${format}; this one has ${dataFormat}).`;
  return {
    message,
    fix: `Begin anew beside it (DATA_DIR=${dir}-${dataFormat} npm start), or delete it: rm -rf ${dir}`,
  };
}

export function prepareDataFolder(dir) {
  mkdirSync(dirname(dir), { recursive: true });
  // Whoever may pass can reach what is meant for them: as root, the database is another user's.
  const mode = process.getuid?.() === 0 ? 0o711 : 0o700;
  if (!existsSync(dir)) {
    mkdirSync(dir);
    chmodSync(dir, mode);
  }
  if (!existsSync(formatFile(dir))) writeFileSync(formatFile(dir), `${dataFormat}\n`);
  // What people wrote lies in the broker's folder; the database sees to its own.
  mkdirSync(join(dir, 'kafka'), { recursive: true, mode: 0o700 });
  mkdirSync(join(dir, 'logs'), { recursive: true });
}

export function existingParent(path) {
  const parent = dirname(path);
  return existsSync(parent) ? parent : existingParent(parent);
}

function isWritable(folder) {
  try {
    // Asking for the right would not do: root has it everywhere, on a disk that is mounted read-only too.
    rmdirSync(mkdtempSync(join(folder, '.todo-probe-')));
    return true;
  } catch {
    return false;
  }
}

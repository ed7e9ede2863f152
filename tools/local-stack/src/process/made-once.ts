import { existsSync, linkSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isRunning, type KnownProcess, knownProcess } from '../../preflight/process-identity.mjs';

/**
 * A folder that is made once and then shared by every process of this machine. It appears complete or not at all:
 * `make` fills a draft beside it, which is renamed. A second process that wants it meanwhile waits for the first.
 *
 * @throws what `make` throws; then nothing stays, and the next call tries again.
 */
export async function madeOnce(folder: string, make: (draft: string) => Promise<void>): Promise<string> {
  if (existsSync(folder)) return folder;

  mkdirSync(dirname(folder), { recursive: true });
  const release = await lock(`${folder}.lock`);
  try {
    if (!existsSync(folder)) await makeInDraft(folder, make);
  } finally {
    release();
  }
  return folder;
}

async function makeInDraft(folder: string, make: (draft: string) => Promise<void>): Promise<void> {
  const draft = mkdtempSync(join(dirname(folder), `.${basename(folder)}-`));
  try {
    await make(draft);
    renameSync(draft, folder);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** Waits for its turn; a lock whose holder died counts for nothing. */
async function lock(file: string): Promise<() => void> {
  const own = `${file}-${process.pid}-${crypto.randomUUID()}`;
  writeFileSync(own, JSON.stringify(knownProcess(process.pid)));
  try {
    while (!linked(own, file)) {
      // Two waiters may clear a dead lock at once and both go on. Their drafts do not meet, so that costs only time.
      if (!isHeld(file)) rmSync(file, { force: true });
      else await pause(50);
    }
  } finally {
    rmSync(own);
  }
  return () => rmSync(file, { force: true });
}

/** A link appears together with its content; a file that is created and then written could be read half-empty. */
function linked(own: string, file: string): boolean {
  try {
    linkSync(own, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function isHeld(file: string): boolean {
  try {
    return isRunning(JSON.parse(readFileSync(file, 'utf8')) as KnownProcess);
  } catch {
    return false;
  }
}

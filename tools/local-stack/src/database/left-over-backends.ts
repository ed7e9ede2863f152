import { existsSync, readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { LocalStackError } from '../local-stack-error.js';
import { knownProcess, signalProcess } from '../../preflight/process-identity.mjs';

/**
 * Clears what a server that was killed leaves in and around its data folder. Its backends notice only between two
 * statements that it is gone, and as long as one of them works, no new server starts. `postmaster.pid` names a process
 * that may be somebody else's by now, and then no new server starts either.
 *
 * Only Linux says which folder a process works in; elsewhere PostgreSQL's own checks have to do.
 *
 * @throws LocalStackError `folder-in-use` when a whole server still runs there, which is nobody's left-over.
 */
export async function clearLeftOvers(cluster: string): Promise<void> {
  if (process.platform !== 'linux' || !existsSync(cluster)) return;

  const postmasterFile = join(cluster, 'postmaster.pid');
  const postmaster = existsSync(postmasterFile) ? Number.parseInt(readFileSync(postmasterFile, 'utf8'), 10) : undefined;
  const workers = processesIn(realpathSync(cluster));
  if (postmaster !== undefined && workers.includes(postmaster)) {
    const message = `A PostgreSQL server (process ${postmaster}) already runs on ${cluster}. Stop it first: kill -INT ${postmaster}`;
    throw new LocalStackError('folder-in-use', message);
  }

  for (const pid of workers) signalProcess(pid, 'SIGKILL');
  while (workers.some((pid) => knownProcess(pid))) await pause(10);
  rmSync(postmasterFile, { force: true });
}

function processesIn(folder: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && worksIn(name, folder))
    .map(Number);
}

function worksIn(pid: string, folder: string): boolean {
  try {
    const isPostgres = readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'postgres';
    return isPostgres && readlinkSync(`/proc/${pid}/cwd`) === folder;
  } catch {
    // It ended between being listed and being looked at, or belongs to a user whose affairs are hidden from us.
    return false;
  }
}

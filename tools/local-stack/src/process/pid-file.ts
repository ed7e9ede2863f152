import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { LocalStackError } from '../local-stack-error.js';
import { isRunning, type KnownProcess, knownProcess, signalProcess } from '../../preflight/process-identity.mjs';

/** What a pid file holds: a process, and who started it and answers for it. */
interface PidRecord {
  child: KnownProcess;
  owner: KnownProcess;
}

export function writePidFile(file: string, pid: number): void {
  const [child, owner] = [knownProcess(pid), knownProcess(process.pid)];
  // A child that has already ended needs no file.
  if (child && owner) writeFileSync(file, JSON.stringify({ child, owner } satisfies PidRecord));
}

export function removePidFile(file: string): void {
  rmSync(file, { force: true });
}

/**
 * Ends what an earlier run of ours left behind. Somebody who kills a guard together with its parent, or starts again
 * within the time the guard grants its child, meets such a process.
 *
 * @throws LocalStackError `folder-in-use` when the process still has a living owner.
 */
export async function endLeftOver(file: string): Promise<void> {
  const record = readPidFile(file);
  if (record && isRunning(record.child)) {
    if (isRunning(record.owner)) throw inUse(file, record);
    signalProcess(record.child.pid, 'SIGKILL');
    while (isRunning(record.child)) await pause(10);
  }
  removePidFile(file);
}

function readPidFile(file: string): PidRecord | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as PidRecord;
  } catch {
    // Absent, or cut short by a crash while it was written: nothing that could be trusted to name a process.
    return undefined;
  }
}

function inUse(file: string, { child, owner }: PidRecord): LocalStackError {
  return new LocalStackError(
    'folder-in-use',
    `${file} belongs to process ${child.pid}, which process ${owner.pid} started and still uses. ` +
      `Stop that one first (kill ${owner.pid}), or choose another folder.`,
  );
}

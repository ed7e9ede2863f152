import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A process that no later one can be mistaken for: its pid and when it started, in the system's own words. */
export interface KnownProcess {
  pid: number;
  identity: string;
}

/** `undefined`: no such process, or only its zombie. */
export function knownProcess(pid: number): KnownProcess | undefined {
  const identity = process.platform === 'linux' ? linuxIdentity(pid) : otherIdentity(pid);

  return identity ? { pid, identity } : undefined;
}

export function isRunning({ pid, identity }: KnownProcess): boolean {
  return knownProcess(pid)?.identity === identity;
}

function linuxIdentity(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the name in brackets and may itself hold blanks and brackets, so count from its end.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state, startTicks] = [fields[0], fields[19]];

    return state === 'Z' || state === 'X' ? undefined : startTicks;
  } catch {
    return undefined;
  }
}

function otherIdentity(pid: number): string | undefined {
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined;
  } catch {
    return undefined;
  }
}

/** Sends a signal; says whether there was a process to receive it. */
export function signalProcess(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
    throw error;
  }
}

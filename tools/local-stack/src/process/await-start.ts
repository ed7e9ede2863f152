import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { LocalStackError } from '../local-stack-error.js';
import type { GuardedProcess } from './spawn-guarded.js';

/** The text of a growing file from a position on; empty as long as there is no file. */
export function readFrom(file: string, position: number): string {
  let descriptor: number;
  try {
    descriptor = openSync(file, 'r');
  } catch {
    return '';
  }
  try {
    const bytes = Buffer.alloc(Math.max(0, fstatSync(descriptor).size - position));
    return bytes.toString('utf8', 0, readSync(descriptor, bytes, 0, bytes.length, position));
  } finally {
    closeSync(descriptor);
  }
}

/** In bytes; 0 as long as there is no file. */
export function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/**
 * Waits until `isReady` holds.
 *
 * @throws LocalStackError `process-ended` or `start-timeout`, with the end of what the process wrote to its log.
 */
export async function awaitStart(
  what: string,
  child: GuardedProcess,
  log: { file: string; from: number },
  isReady: () => boolean | Promise<boolean>,
  withinMs: number,
): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (!(await isReady())) {
    const reason = child.exit ? 'process-ended' : Date.now() > deadline ? 'start-timeout' : undefined;
    if (reason) {
      await child.stop();
      const happened = reason === 'process-ended' ? 'ended while it started' : `did not start within ${withinMs} ms`;
      const lastLines = readFrom(log.file, log.from).trimEnd().split('\n').slice(-15).join('\n');
      throw new LocalStackError(reason, `${what} ${happened}. The end of its log ${log.file}:\n${lastLines}`);
    }
    await pause(20);
  }
}

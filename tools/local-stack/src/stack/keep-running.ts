import { setTimeout as pause } from 'node:timers/promises';
import { LocalStackError } from '../local-stack-error.js';
import type { Exit } from '../process/spawn-guarded.js';

/** Something that should not end: the broker, the database, a service. */
export interface Part {
  /** As the beginning of a sentence. */
  readonly name: string;
  readonly log: string;
  /** Of the process of now; never rejects. */
  readonly exited: Promise<Exit>;
  /** Starts it again after its end. */
  start(): Promise<void>;
}

export interface KeepRunningOptions {
  /** How often in a row it is started again before that counts as hopeless. */
  readonly attemptsMax: number;
  /** Tells the person. */
  readonly say: (line: string) => void;
  /** From then on an end is meant. */
  readonly stopping: AbortSignal;
  /** What may be the reason, as a sentence; empty when nothing is known. */
  readonly suspicion: () => string;
  /** Called after each new start. */
  readonly onStart?: () => void;
  /** Before the first new start, in ms; doubles each time, up to 30 s. Default: 500. */
  readonly backoffMs?: number;
  /** Having run for this long, it counts as well again. Default: 60,000. */
  readonly steadyMs?: number;
}

const backoffMaxMs = 30_000;

/**
 * Starts a part again whenever it ends by itself; resolves when the stack stops.
 *
 * @throws LocalStackError `process-ended` when that does not help.
 */
export async function keepRunning(part: Part, options: KeepRunningOptions): Promise<void> {
  const { attemptsMax, say, stopping, suspicion, backoffMs = 500, steadyMs = 60_000 } = options;
  let attempts = 0;
  for (;;) {
    const servesFrom = Date.now();
    let reason = inWords(await part.exited);
    if (Date.now() - servesFrom > steadyMs) attempts = 0;
    for (let serves = false; !serves;) {
      if (stopping.aborted) return;
      if (attempts === attemptsMax) throw hopeless(part, attempts, reason);

      const waitMs = Math.min(backoffMs * 2 ** attempts, backoffMaxMs);
      attempts += 1;
      const happened = `${part.name} ${reason}; it is started again in ${waitMs / 1000} s (log: ${part.log}).`;
      say(`${happened} ${suspicion()}`.trimEnd());
      await pause(waitMs, undefined, { signal: stopping }).catch(() => undefined);
      if (stopping.aborted) return;
      try {
        await part.start();
        serves = true;
        options.onStart?.();
      } catch (error) {
        reason = `could not be started again: ${error instanceof Error ? error.message : String(error)}`;
      }
    }
  }
}

const inWords = ({ code, signal }: Exit) => (signal ? `was ended by ${signal}` : `ended with exit code ${code}`);

function hopeless({ name, log }: Part, attempts: number, reason: string): LocalStackError {
  const happened = `${name} ${reason}, although it was started again ${attempts} times; see ${log}.`;
  const advice = 'The data stay where they are: once the reason is gone, npm start goes on with them.';
  return new LocalStackError('process-ended', `${happened} ${advice}`);
}

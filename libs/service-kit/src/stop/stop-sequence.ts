import type { Logger } from '@todo/messaging';

import { within } from './within.js';

export interface StopOptions {
  readonly logger: Logger;
  /** Runs when all steps are done, bounded by a second: the log must hold what they wrote. */
  readonly flush: () => Promise<void>;
  /** The whole stop takes no longer; then the process ends with 1. Kubernetes kills after 30 s unless told otherwise. */
  readonly hardLimitMs?: number;
  /** For tests of this class. */
  readonly exit?: (code: number) => void;
}

interface Step {
  readonly name: string;
  readonly boundMs: number;
  readonly run: () => unknown;
}

/**
 * One Ctrl-C often arrives more than once: the terminal sends it to every process of the group, and npm and the local
 * stack's supervisor pass theirs on. Only a signal after this time means "now".
 */
const sameSignalMs = 1000;

/**
 * How a process ends: the steps in the order they were added, each within its bound, then the log, then exit. It ends
 * with 0 when it was asked to stop and every step kept its bound, otherwise with 1.
 */
export class StopSequence {
  readonly #steps: Step[] = [];
  readonly #logger: Logger;
  readonly #flush: () => Promise<void>;
  readonly #hardLimitMs: number;
  readonly #exit: (code: number) => void;
  #exitCode = 0;
  #stoppingSinceMs: number | undefined;

  constructor({ logger, flush, hardLimitMs = 25_000, exit = (code) => process.exit(code) }: StopOptions) {
    this.#logger = logger;
    this.#flush = flush;
    this.#hardLimitMs = hardLimitMs;
    this.#exit = exit;
  }

  /** Whether the process is on its way out. */
  get stopping(): boolean {
    return this.#stoppingSinceMs !== undefined;
  }

  /** Adds a step behind those that are there. `run` may fail or take too long: the next one follows anyway. */
  step(name: string, boundMs: number, run: () => unknown): this {
    this.#steps.push({ name, boundMs, run });
    return this;
  }

  /** From now on signals and errors nobody caught end the process through the steps. */
  listen(): this {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => this.#onSignal(signal));
    process.on('uncaughtException', (error) => this.fatal(error, 'uncaught exception'));
    process.on('unhandledRejection', (reason) => this.fatal(reason, 'unhandled rejection'));
    return this;
  }

  /** Ends the process with 1, through the steps. Bound, so that it can be handed on as a callback. */
  readonly fatal = (error: unknown, what = 'fatal error'): void => {
    this.#logger.error(what, { error });
    void this.stop(what, 1);
  };

  /** Runs the steps, once: a later call only can make the exit code worse. Resolves when `exit` was called. */
  async stop(reason: string, exitCode: 0 | 1 = 0): Promise<void> {
    this.#exitCode = Math.max(this.#exitCode, exitCode);
    if (this.#stoppingSinceMs !== undefined) return;
    this.#stoppingSinceMs = performance.now();
    this.#logger.info('stopping', { reason });
    // Not unref'd: a step that waits for nothing the event loop knows of would otherwise end the process with 0.
    const hardLimit = setTimeout(() => {
      this.#logger.error('the stop took too long', { hardLimitMs: this.#hardLimitMs });
      this.#exit(1);
    }, this.#hardLimitMs);

    for (const step of this.#steps) await this.#run(step);
    this.#logger.info('stopped', { exitCode: this.#exitCode, durationMs: this.#elapsedMs() });
    await within(1000, this.#flush).catch(() => undefined);
    clearTimeout(hardLimit);
    this.#exit(this.#exitCode);
  }

  async #run({ name, boundMs, run }: Step): Promise<void> {
    const startedMs = performance.now();
    try {
      await within(boundMs, run);
      this.#logger.debug('stop step done', { step: name, durationMs: Math.round(performance.now() - startedMs) });
    } catch (error) {
      this.#exitCode = 1;
      this.#logger.error('stop step failed', { step: name, boundMs, error });
    }
  }

  #onSignal(signal: 'SIGTERM' | 'SIGINT'): void {
    if (this.#stoppingSinceMs === undefined) {
      void this.stop(signal);
    } else if (this.#elapsedMs() > sameSignalMs) {
      this.#logger.warn('stopping at once', { reason: `second signal, ${signal}` });
      this.#exit(signal === 'SIGINT' ? 130 : 143);
    }
  }

  #elapsedMs(): number {
    return Math.round(performance.now() - (this.#stoppingSinceMs ?? performance.now()));
  }
}

import { writeSync } from 'node:fs';

import { describeError } from '../logging/describe-error.js';
import { ConfigError } from './config-error.js';

/**
 * The end of a service that cannot start: one clear message on stderr and exit code 1. For `main().catch(…)`.
 * It writes synchronously, since the process ends before a stream would have taken the text.
 */
export function reportAndExit(error: unknown): never {
  try {
    writeSync(2, `${startProblem(error)}\n`);
  } catch {
    // Nobody reads stderr any more; the exit code still tells.
  }
  process.exit(1);
}

/** Why the service does not start, without values: the message may end up in a log. */
export function startProblem(error: unknown): string {
  if (error instanceof ConfigError) return error.message;
  if (isListenError(error)) return `The port ${error.port} of ${error.address} cannot be listened on (${error.code}).`;
  const { name, code, message, stack } = describeError(error);
  return [`The service cannot start: ${name}${code === undefined ? '' : ` (${code})`}: ${message}`, ...stack].join(
    '\n',
  );
}

function isListenError(error: unknown): error is { code: string; address: string; port: number } {
  return error instanceof Error && 'syscall' in error && error.syscall === 'listen' && 'port' in error;
}

import { writeSync } from 'node:fs';

import { LocalStackError } from '@todo/local-stack';
import { ConfigError, describeError } from '@todo/service-kit';

/** Called in a way that means nothing; the message says how it is meant. */
export class UsageError extends Error {
  readonly code = 'usage';

  constructor(message: string) {
    super(message);
    this.name = new.target.name;
  }
}

/** Does a command's work and prints what it answers; what goes wrong is one message on stderr and exit code 1. */
export function runCommand(work: () => Promise<string>): void {
  work().then(console.log, (error: unknown) => {
    writeSync(2, `${problemOf(error)}\n`);
    // Clients that still try to reach somebody would keep the process.
    process.exit(1);
  });
}

function problemOf(error: unknown): string {
  const written = [ConfigError, LocalStackError, UsageError].some((kind) => error instanceof kind);
  const { name, code, message } = describeError(error);
  return written ? message : `${name}${code === undefined ? '' : ` (${code})`}: ${message}`;
}

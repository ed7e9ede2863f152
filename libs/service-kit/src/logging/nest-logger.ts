import type { LoggerService } from '@nestjs/common';
import type { Logger } from '@todo/messaging';

/**
 * Lets Nest log through ours. Nest passes (message, …anything, context); the context is kept, objects are not spread
 * into the line, and what Nest calls `log` is its own chatter about modules and routes: debug.
 */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, ...rest: unknown[]): void {
    this.logger.debug(...line(message, rest));
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.logger.error(...line(message, rest));
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.logger.warn(...line(message, rest));
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.logger.debug(...line(message, rest));
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.logger.debug(...line(message, rest));
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.logger.error(...line(message, rest));
  }
}

function line(message: unknown, rest: readonly unknown[]): [string, Record<string, unknown>] {
  const context = typeof rest.at(-1) === 'string' ? { context: rest.at(-1) } : {};
  const error = [message, ...rest].find((part) => part instanceof Error);
  const text = typeof message === 'string' ? message : 'Nest reported';
  return [text, { ...context, ...(error === undefined ? {} : { error }) }];
}

import type { Writable } from 'node:stream';

import type { Logger } from '@todo/messaging';
import winston from 'winston';

import { currentContext } from './context.js';
import { describeError } from './describe-error.js';
import { redacted, redactField, scrubText } from './redact.js';

export type LogLevel = 'error' | 'warn' | 'info' | 'debug';

export interface LoggerOptions {
  readonly service: string;
  readonly instance: string;
  /** Least level written; default `info`. */
  readonly level?: LogLevel;
  /** Values of secret settings (`secretsOf`): blotted out wherever they turn up, in any field and any encoding of JSON. */
  readonly secrets?: readonly string[];
  /** Where lines go; default stdout. */
  readonly stream?: Writable;
}

const levels = { error: 0, warn: 1, info: 2, debug: 3 };

/** Shorter secrets would blot out half of every line; the service refuses those that matter by their own rules. */
const secretCharactersMin = 6;

/**
 * Writes one JSON object a line: time, level, service, instance, correlationId, message, fields. An `Error` in a field
 * is described without values; text under names such as `title` is dropped (`redact.ts`).
 */
export class ServiceLogger implements Logger {
  readonly #winston: winston.Logger;
  readonly #stream: Writable;
  #silenced = false;

  constructor({ service, instance, level = 'info', secrets = [], stream = process.stdout }: LoggerOptions) {
    this.#stream = stream;
    // The reader of a pipe may be gone; without a listener that would be an uncaught exception, to be logged, again.
    stream.on('error', () => {
      this.#silenced = true;
    });
    const line = lineFormat({ service, instance }, spellingsOf(secrets));
    this.#winston = winston.createLogger({
      levels,
      level,
      format: winston.format(line)(),
      transports: [new winston.transports.Stream({ stream, eol: '\n' })],
      exitOnError: false,
    });
  }

  debug(message: string, fields?: Record<string, unknown>): void {
    this.#write('debug', message, fields);
  }

  info(message: string, fields?: Record<string, unknown>): void {
    this.#write('info', message, fields);
  }

  warn(message: string, fields?: Record<string, unknown>): void {
    this.#write('warn', message, fields);
  }

  error(message: string, fields?: Record<string, unknown>): void {
    this.#write('error', message, fields);
  }

  /** Waits until everything logged so far has left the process. The last step of a stop. */
  async flush(): Promise<void> {
    // winston hands records on in the next turn of the loop.
    await new Promise((resolve) => setImmediate(resolve));
    if (this.#silenced || this.#stream.destroyed) return;
    await new Promise<void>((resolve) => this.#stream.write('', () => resolve()));
  }

  #write(level: LogLevel, message: string, fields: Record<string, unknown> = {}): void {
    if (this.#silenced || !this.#winston.isLevelEnabled(level)) return;
    this.#winston.log({ level, message, fields });
  }
}

type Line = (info: winston.Logform.TransformableInfo) => winston.Logform.TransformableInfo;

/** winston prints what stands under this symbol (`MESSAGE` of its package triple-beam). */
const printed = Symbol.for('message');

function lineFormat(origin: { service: string; instance: string }, spellings: readonly string[]): Line {
  return (info) => {
    const record = {
      ...describeFields(info['fields'] as Record<string, unknown>),
      // Last, so that no field can pass itself off as one of these.
      time: new Date().toISOString(),
      level: info.level,
      ...origin,
      correlationId: currentContext()?.correlationId,
      message: scrubText(String(info.message)),
    };
    const text = oneLine(inReadingOrder(record));
    return { ...info, [printed]: spellings.reduce((line, secret) => line.replaceAll(secret, redacted), text) };
  };
}

function describeFields(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      value instanceof Error ? describeError(value) : redactField(name, value),
    ]),
  );
}

function inReadingOrder({
  time,
  level,
  service,
  instance,
  correlationId,
  message,
  ...fields
}: Record<string, unknown>) {
  return { time, level, service, instance, correlationId, message, ...fields };
}

/**
 * JSON escapes line feeds and ESC, but not the other characters that start a new line or a terminal command somewhere:
 * DEL, C1 controls, line and paragraph separators, and what turns the direction of text.
 */
function oneLine(record: unknown): string {
  return JSON.stringify(record).replace(
    /[\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Every way a secret may be spelt in a line, the longest first: a password is part of the URL that holds it. */
function spellingsOf(secrets: readonly string[]): string[] {
  const spellings = secrets
    .filter((secret) => secret.length >= secretCharactersMin)
    .flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)]);
  return [...new Set(spellings)].sort((a, b) => b.length - a.length);
}

import { scrubText } from './redact.js';

/** An error as the log may hold it. */
export interface ErrorDescription {
  readonly name: string;
  /** SQLSTATE, system error or our own code. */
  readonly code: string | undefined;
  readonly message: string;
  /** The frames only: the text above them is the message once more, unredacted. */
  readonly stack: readonly string[];
  /** Names out of the database's schema, which PostgreSQL reports beside the message. */
  readonly constraint?: string;
  readonly table?: string;
  readonly column?: string;
  /** For a failed schema check: where and what, never the value. */
  readonly issues?: readonly string[];
  readonly cause?: ErrorDescription;
}

const causesMax = 4;
const framesMax = 15;

/**
 * Describes an error field by field from a list of what is known to be harmless. `detail`, `where`, `hint`, `query` and
 * `parameters` of database errors hold values of rows and are on no list.
 */
export function describeError(error: unknown, depth = 0): ErrorDescription {
  if (!(error instanceof Error)) {
    // Something else was thrown; what it says may be anything.
    return { name: 'not-an-error', code: undefined, message: `a ${typeof error} was thrown`, stack: [] };
  }
  const cause = causeOf(error);
  const issues = issuesOf(error);
  return {
    name: error.name,
    code: textAt(error, 'code'),
    message: issues === undefined ? messageOf(error) : 'does not fit its schema',
    stack: framesOf(error),
    ...schemaNamesOf(error),
    ...(issues === undefined ? {} : { issues }),
    ...(cause === undefined || depth >= causesMax ? {} : { cause: describeError(cause, depth + 1) }),
  };
}

/** PostgreSQL errors other than class 22 quote only names of the schema; everything else may quote what it choked on. */
function messageOf(error: Error): string {
  const quotesNamesOnly = isDatabaseError(error) && !/^(?:22|P0)/.test(textAt(error, 'code') ?? '22');
  return scrubText(quotesNamesOnly ? error.message : error.message.replace(/"[^]*"/, '"…"'));
}

function framesOf({ stack, message }: Error): string[] {
  if (stack === undefined) return [];
  // The message is cut off by its length, not by a pattern: text in it may look like frames.
  const start = stack.indexOf(message);
  const frames = start === -1 ? stack : stack.slice(start + message.length);
  return frames
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.startsWith('at '))
    .slice(0, framesMax);
}

function causeOf(error: Error): unknown {
  // A connection refused at every address of a name says why only in its parts.
  if (error instanceof AggregateError) return (error.errors as unknown[])[0];
  return error.cause;
}

function isDatabaseError(error: Error): boolean {
  return textAt(error, 'severity') !== undefined && /^[0-9A-Z]{5}$/.test(textAt(error, 'code') ?? '');
}

function schemaNamesOf(error: Error): Pick<ErrorDescription, 'constraint' | 'table' | 'column'> {
  if (!isDatabaseError(error)) return {};
  const names = (['constraint', 'table', 'column'] as const).flatMap((name) => {
    const text = textAt(error, name);
    return text === undefined ? [] : [[name, text] as const];
  });
  return Object.fromEntries(names);
}

function issuesOf(error: Error): string[] | undefined {
  if (!('issues' in error) || !Array.isArray(error.issues)) return undefined;
  return (error.issues as unknown[]).slice(0, 10).map((issue) => {
    const { path, code } = (issue ?? {}) as { path?: unknown; code?: unknown };
    return `${Array.isArray(path) ? path.map(String).join('.') : '?'}: ${String(code ?? 'invalid')}`;
  });
}

function textAt(error: Error, name: string): string | undefined {
  const value = (error as unknown as Record<string, unknown>)[name];
  return typeof value === 'string' ? value : undefined;
}

import { randomBytes } from 'node:crypto';

/** A position in a trace, as W3C Trace Context has it. */
export interface TraceContext {
  /** 32 lower-case hex digits, the same for everything that one request set off. */
  readonly traceId: string;
  /** 16 lower-case hex digits: this step. */
  readonly spanId: string;
  readonly sampled: boolean;
}

const shape = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/;

/** Starts a trace. */
export function newTrace(): TraceContext {
  return { traceId: nonZeroHex(16), spanId: nonZeroHex(8), sampled: true };
}

/**
 * Reads a `traceparent` header; undefined when it is not one, which the standard asks to treat as none. A later
 * version than 00 may carry more behind the flags; 00 may not, and ff is no version.
 */
export function parseTraceparent(header: string | undefined): TraceContext | undefined {
  const [, version, traceId, spanId, flags, rest] = shape.exec(header ?? '') ?? [];
  if (version === undefined || traceId === undefined || spanId === undefined || flags === undefined) return undefined;
  if (version === 'ff' || (version === '00' && rest !== undefined)) return undefined;
  if (/^0+$/.test(traceId) || /^0+$/.test(spanId)) return undefined;
  return { traceId, spanId, sampled: (Number.parseInt(flags, 16) & 1) === 1 };
}

/** The next step of a trace. */
export function childSpan({ traceId, sampled }: TraceContext): TraceContext {
  return { traceId, spanId: nonZeroHex(8), sampled };
}

/** Goes on with the trace that a request or message brought, or starts one. */
export function continueTrace(header: string | undefined): TraceContext {
  const parent = parseTraceparent(header);
  return parent === undefined ? newTrace() : childSpan(parent);
}

/** The header of a step, for `headers.traceparent` of an envelope. */
export function traceparentOf({ traceId, spanId, sampled }: TraceContext): string {
  return `00-${traceId}-${spanId}-${sampled ? '01' : '00'}`;
}

function nonZeroHex(bytes: number): string {
  const hex = randomBytes(bytes).toString('hex');
  // All zeros means "none" in the standard; asking again is cheaper than explaining the trace that was lost.
  return /^0+$/.test(hex) ? nonZeroHex(bytes) : hex;
}

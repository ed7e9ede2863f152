import { Problem } from '@todo/service-kit';
import type { z } from 'zod';

/** Where the next page begins, as text that clients hand back as it is. */
export function encodeCursor(place: unknown): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** The place that a cursor names. @throws Problem 400 when it is none of this list's. */
export function decodeCursor<Schema extends z.ZodType>(schema: Schema, cursor: string): z.output<Schema> {
  const parsed = schema.safeParse(jsonIn(cursor));
  if (parsed.success) return parsed.data;
  throw new Problem({
    status: 400,
    code: 'invalid-cursor',
    detail: 'The cursor is not one of this list in this order. Begin again without it.',
  });
}

function jsonIn(cursor: string): unknown {
  if (!/^[\w-]+$/.test(cursor)) return undefined;
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}

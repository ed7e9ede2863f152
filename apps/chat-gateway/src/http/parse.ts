import { invalidRequest } from '@todo/service-kit';
import type { z } from 'zod';

/** Reads a part of a request, or refuses it with what is wrong. */
export function parse<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  location: 'body' | 'query' | 'path' | 'header',
): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw invalidRequest(parsed.error, location);
  return parsed.data;
}

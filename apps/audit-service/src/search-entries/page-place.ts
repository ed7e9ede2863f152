import { Problem } from '@todo/service-kit';
import { z } from 'zod';

/** The last entry of a page, in the order of pages: the next page begins behind it, whatever is added meanwhile. */
const pagePlace = z.tuple([
  z
    .string()
    .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/)
    // Checked as a calendar would: clients may hand back anything.
    .refine((text) => !text.startsWith('0000') && z.iso.datetime().safeParse(text).success),
  z.uuid(),
]);
export type PagePlace = z.output<typeof pagePlace>;

/** A place as text that clients hand back as it is. */
export const cursorOf = (place: PagePlace): string => Buffer.from(JSON.stringify(place)).toString('base64url');

/** The place that a cursor names. @throws Problem 400 when it is no cursor of ours. */
export function placeOf(cursor: string): PagePlace {
  const parsed = pagePlace.safeParse(jsonIn(cursor));
  if (parsed.success) return parsed.data;
  throw new Problem({
    status: 400,
    code: 'invalid-cursor',
    detail: 'The cursor is not one of this list. Begin again without it.',
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

import { z } from 'zod';

import type { Sort } from './task-query.js';

/** An instant as PostgreSQL writes it in UTC. Checked as a calendar would: clients may hand back anything. */
const time = z.union([
  z.literal(['infinity', '-infinity']),
  z
    .string()
    .regex(/^(?!0000)\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})?\+00$/)
    .refine((text) => z.iso.datetime().safeParse(text.replace(' ', 'T').replace('+00', 'Z')).success),
]);
const id = z.uuid();

/** Where in an order a task stands: the values it is ordered by, as PostgreSQL writes them, and its id. */
export const places = {
  due: z.tuple([z.literal('due'), time, id]),
  '-due': z.tuple([z.literal('-due'), time, id]),
  priority: z.tuple([z.literal('priority'), z.enum(['1', '2', '3']), time, id]),
  created: z.tuple([z.literal('created'), time, id]),
  title: z.tuple([
    z.literal('title'),
    z
      .string()
      .max(200)
      .refine((text) => !text.includes('\0') && text.isWellFormed()),
    id,
  ]),
} satisfies Record<Sort, z.ZodType>;

export type Place = z.output<(typeof places)[Sort]>;

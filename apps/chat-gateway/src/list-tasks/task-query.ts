import { calendarDate, limits, priority, taskStatus } from '@todo/event-contracts';
import { z } from 'zod';

import { namedWindows } from './due-window.js';

/** How a list may be ordered. What is equal is ordered by id. */
export const sorts = ['due', '-due', 'priority', 'created', 'title'] as const;
export type Sort = (typeof sorts)[number];

export const pageSize = { default: 50, max: 100 } as const;

/** How many tasks a page holds. */
export const limitParam = z
  .string()
  .regex(/^[1-9]\d{0,2}$/, `a number from 1 to ${pageSize.max}`)
  .transform(Number)
  .pipe(z.int().max(pageSize.max))
  .default(pageSize.default);

/** Tags are kept in lower case and without `#`, however somebody writes them. */
const tag = z
  .string()
  .transform((text) => text.trim().replace(/^#+/, '').toLowerCase())
  .pipe(z.string().min(1).max(limits.tagLengthMax));

/** The query of `GET /api/tasks`. Filters that are given must all hold. */
export const taskQuery = z.strictObject({
  status: taskStatus.or(z.literal('all')).default('pending'),
  priority: priority.optional(),
  tag: z.union([tag.transform((one) => [one]), z.array(tag).max(limits.tagsMax)]).optional(),
  due: z.union([z.enum(namedWindows), calendarDate], { error: 'a date, or one of its names' }).optional(),
  q: z.string().trim().min(1).max(200).optional(),
  sort: z.enum(sorts).default('due'),
  limit: limitParam,
  cursor: z.string().min(1).max(2000).optional(),
});
export type TaskQuery = z.output<typeof taskQuery>;

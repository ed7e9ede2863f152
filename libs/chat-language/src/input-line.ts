import { z } from 'zod';
import { isTimeZone } from './calendar/clock.js';
import type { Given } from './given.js';
import { textLengthMax } from './understand.js';

const status = z.enum(['pending', 'completed', 'archived']);
const task = z.looseObject({
  n: z.number().int(),
  title: z.string(),
  status: status.nullish(),
  priority: z.enum(['low', 'medium', 'high']).nullish(),
  tags: z.array(z.string()).nullish(),
  due: z.string().nullish(),
  dueDate: z.string().nullish(),
  recurrence: z.string().nullish(),
});
const awaiting = z.union([
  z.enum(['confirm_delete', 'confirm_bulk']),
  z.looseObject({ choose: z.array(z.number().int()), pendingIntent: z.string().default('update_task') }),
]);
const given = z.looseObject({
  timezone: z.string().refine(isTimeZone, 'is not a time zone').nullish(),
  tasks: z.array(task).nullish(),
  awaiting: awaiting.nullish(),
  lastNotified: z.number().int().nullish(),
  lastCommand: z.looseObject({ intent: z.string(), number: z.number().int().nullish() }).nullish(),
  dayFirst: z.boolean().nullish(),
});
const input = z.looseObject({
  text: z.string().min(1).max(textLengthMax),
  now: z.iso.datetime({ offset: true }).optional(),
  given: given.nullish(),
});

export interface Input {
  readonly text: string;
  readonly now: Date;
  readonly given: Given;
}

/** One line of input. Throws an error whose message says what is wrong with it. */
export function readInput(line: string): Input {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    throw new Error('The line is not JSON.');
  }
  const parsed = input.safeParse(json);
  if (!parsed.success)
    throw new Error(
      parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'line'}: ${message}`).join('; '),
    );
  return {
    text: parsed.data.text,
    now: parsed.data.now === undefined ? new Date() : new Date(parsed.data.now),
    given: withoutNulls(parsed.data.given ?? {}) as Given,
  };
}

/** `null` means absent. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, part]) => (part === null ? [] : [[key, withoutNulls(part)]])),
  );
}

import { z } from 'zod';

export const pageSize = { default: 50, max: 100 } as const;

/** Text that can be stored, and so be looked for: the database knows no NUL and no half of a surrogate pair. */
const text = (charactersMax: number) =>
  z
    .string()
    .min(1)
    .max(charactersMax)
    .refine((value) => !value.includes('\0') && value.isWellFormed(), 'text that can be stored');

/** An instant with its offset, or a day (UTC), which means its beginning. The year 0 is none to the database. */
const moment = z
  .union([z.iso.datetime({ offset: true }), z.iso.date()], {
    error: 'an instant such as 2026-05-15T15:00:00Z, or a day such as 2026-05-15',
  })
  .transform((value) => new Date(value))
  .refine((value) => value.getUTCFullYear() >= 1 && value.getUTCFullYear() <= 9999, 'a year from 1 to 9999');

/** The query of `GET /api/audit`. Filters that are given must all hold. */
export const entryQuery = z.strictObject({
  userId: text(128).optional().meta({ description: 'Whose data it was about: the owner.' }),
  resourceType: text(100).optional().meta({ description: 'Such as `task`.' }),
  resourceId: text(200).optional(),
  action: text(100).optional().meta({ description: 'Such as `task.create`.' }),
  correlationId: text(128).optional().meta({ description: 'The request or chat message that started it all.' }),
  from: moment.optional().meta({ description: 'Entries of this instant or later.' }),
  to: moment.optional().meta({ description: 'Entries of before this instant.' }),
  text: text(200).optional().meta({
    description: 'Words in the states before and after; "words in quotes" stand side by side, -word must not be there.',
  }),
  limit: z
    .string()
    .regex(/^[1-9]\d{0,2}$/, `a number from 1 to ${pageSize.max}`)
    .transform(Number)
    .pipe(z.int().max(pageSize.max))
    .default(pageSize.default),
  cursor: z.string().min(1).max(300).optional().meta({ description: '`nextCursor` of the page before.' }),
});
export type EntryQuery = z.output<typeof entryQuery>;

/** What a search looks for, without its paging. */
export type EntryFilter = Omit<EntryQuery, 'limit' | 'cursor'>;

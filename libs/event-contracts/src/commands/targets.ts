import { z } from 'zod';

/** A task as the caller saw it. */
export const target = z.object({ taskId: z.uuid(), version: z.int().min(1) });
export type Target = z.infer<typeof target>;

/**
 * Which tasks a command is about, and what to do with those that changed since they were seen.
 * What the user's own commands in `ownPending` change counts as seen.
 */
export const targets = z.object({
  targets: z.array(target).min(1),
  ownPending: z.array(z.uuid()).max(1000).optional(),
  onStale: z.enum(['reject', 'skip']).default('reject'),
});
export type Targets = z.infer<typeof targets>;

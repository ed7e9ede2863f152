import { z } from 'zod';

/** Why a command was not carried out. Closed: whoever shows a rejection can have a sentence for each. */
export const rejectionCode = z.enum([
  'task-unknown',
  'task-not-yours',
  'task-exists',
  'version-stale',
  'task-archived',
  'not-recurring',
  'recurrence-invalid',
  'time-zone-invalid',
  'due-invalid',
  'limit-title',
  'limit-description',
  'limit-tags',
  'limit-reminders',
  'limit-open-tasks',
  'limit-targets',
  'nothing-to-undo',
  'nothing-to-redo',
  'undo-task-changed',
]);
export type RejectionCode = z.infer<typeof rejectionCode>;

/** What a command did to one task. `unchanged`: it was already so. */
export const taskChange = z.enum([
  'created',
  'edited',
  'completed',
  'reopened',
  'archived',
  'deleted',
  'skipped',
  'restored',
  'unchanged',
]);
export type TaskChange = z.infer<typeof taskChange>;

/** One task that a command touched; its title cut to 80 characters. */
export const touchedTask = z
  .object({ taskId: z.uuid(), version: z.int().min(1), title: z.string().max(80), change: taskChange })
  .meta({ id: 'TouchedTask' });
export type TouchedTask = z.infer<typeof touchedTask>;

/** One target that a command left alone, and why. */
export const leftOutTask = z
  .object({
    taskId: z.uuid(),
    version: z.int().min(1).optional(),
    title: z.string().max(80).optional(),
    code: rejectionCode,
  })
  .meta({ id: 'LeftOutTask' });
export type LeftOutTask = z.infer<typeof leftOutTask>;

import type { NewTask, TaskPatch } from '@todo/event-contracts';

/** What somebody wants done to one task. */
export type Wish =
  | { readonly kind: 'create'; readonly task: Omit<NewTask, 'taskId'> }
  | (OnTask & { readonly kind: 'update'; readonly set: TaskPatch })
  | (OnTask & { readonly kind: 'complete' | 'reopen' | 'delete' });

interface OnTask {
  readonly taskId: string;
  /** The versions the change may start from, as `If-Match` names them; undefined: whichever the read model has. */
  readonly expected: readonly number[] | undefined;
}

import type { RejectionCode, Task } from '@todo/event-contracts';
import { Problem } from '@todo/service-kit';

import type { Settled } from '../adapters/command-table.js';
import { etagOf } from '../http/etag.js';
import type { Answered } from './request-change.js';
import type { Wish } from './wish.js';

/** An answer that is no problem. */
export interface Reply {
  readonly status: 200 | 201 | 202;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** Answers a change. @throws Problem for everything that was not done. */
export function changeReply(wish: Wish, answered: Answered): Reply {
  const exact = wish.kind !== 'create' && wish.expected !== undefined;
  switch (answered.kind) {
    case 'unknown-task':
      throw unknownTask();
    case 'stale':
      throw stale(answered.task, exact);
    case 'key-reused':
      throw new Problem({
        status: 422,
        code: 'idempotency-key-reused',
        detail: 'This Idempotency-Key was used for another request within the last 24 hours. Nothing was done.',
      });
    case 'sent':
      return answered.settled === undefined ? onItsWay(answered) : ended(wish, answered, answered.settled, exact);
    default:
      return answered satisfies never;
  }
}

type Sent = Extract<Answered, { kind: 'sent' }>;

function onItsWay({ commandId, taskId }: Sent): Reply {
  return {
    status: 202,
    headers: { Location: `/api/commands/${commandId}`, 'Command-Id': commandId },
    body: { commandId, status: 'pending', taskId, message: 'Saved, still on its way.' },
  };
}

function ended(wish: Wish, { commandId, taskId }: Sent, { outcome, task }: Settled, exact: boolean): Reply {
  if (outcome.status === 'rejected') throw rejected(outcome, task, exact, commandId);
  if (outcome.status === 'failed') {
    throw new Problem({
      status: 500,
      code: 'command-failed',
      detail: 'The change could not be carried out because of a fault on our side. Nothing was changed.',
      headers: { 'Command-Id': commandId },
      extensions: { commandId },
    });
  }
  const headers = { 'Command-Id': commandId };
  const touched = outcome.tasks.find((one) => one.taskId === taskId);
  if (wish.kind === 'delete' || task === null) {
    return { status: 200, headers, body: { taskId, version: touched?.version, deleted: true } };
  }
  const current = { ...headers, ETag: etagOf(task.version) };
  if (wish.kind !== 'create') return { status: 200, headers: current, body: task };
  return { status: 201, headers: { ...current, Location: `/api/tasks/${taskId}` }, body: task };
}

/** No task of this user: whether it is somebody else's is not told. */
export function unknownTask(): Problem {
  return new Problem({ status: 404, code: 'task-unknown', detail: 'There is no such task.' });
}

function stale(task: Task | null, exact: boolean, commandId?: string): Problem {
  return new Problem({
    status: exact ? 412 : 409,
    code: 'version-stale',
    detail: 'The task has changed since it was read. Its present state is in "current".',
    // Only here does a problem carry an ETag: it is what the next If-Match must say.
    headers: {
      ...(task === null ? {} : { ETag: etagOf(task.version) }),
      ...(commandId === undefined ? {} : { 'Command-Id': commandId }),
    },
    extensions: { current: task, ...(commandId === undefined ? {} : { commandId }) },
  });
}

type Rejected = Extract<Settled['outcome'], { status: 'rejected' }>;

function rejected(outcome: Rejected, task: Task | null, exact: boolean, commandId: string): Problem {
  const { code, message } = outcome;
  if (code === 'task-unknown' || code === 'task-not-yours') return unknownTask();
  if (code === 'version-stale') return stale(task, exact, commandId);
  return new Problem({
    status: statusOfRejection[code],
    code,
    detail: message,
    headers: { 'Command-Id': commandId },
    extensions: { commandId, ...(task === null ? {} : { current: task }) },
  });
}

/** What a client can do about it: 409 the state is in the way, 422 what was asked for cannot be. */
const statusOfRejection: Readonly<
  Record<Exclude<RejectionCode, 'task-unknown' | 'task-not-yours' | 'version-stale'>, number>
> = {
  'task-exists': 409,
  'task-archived': 409,
  'not-recurring': 409,
  'recurrence-invalid': 422,
  'time-zone-invalid': 422,
  'due-invalid': 422,
  'limit-title': 422,
  'limit-description': 422,
  'limit-tags': 422,
  'limit-reminders': 422,
  'limit-open-tasks': 409,
  'limit-targets': 422,
  'nothing-to-undo': 409,
  'nothing-to-redo': 409,
  'undo-task-changed': 409,
};

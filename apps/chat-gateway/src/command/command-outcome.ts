import type { CommandAccepted, CommandFailed, CommandRejected, CommandResult } from '@todo/event-contracts';

/** How a command ended, as the service that owns tasks said it. */
export type CommandOutcome =
  | ({ readonly status: 'accepted' } & CommandAccepted['payload'])
  | ({ readonly status: 'rejected' } & CommandRejected['payload'])
  | ({ readonly status: 'failed' } & CommandFailed['payload']);

/** The outcome that a result tells of. */
export function outcomeOf(result: CommandResult): CommandOutcome {
  switch (result.eventType) {
    case 'command.accepted':
      return { status: 'accepted', ...result.payload };
    case 'command.rejected':
      return { status: 'rejected', ...result.payload };
    case 'command.failed':
      return { status: 'failed', ...result.payload };
    default:
      return result satisfies never;
  }
}

/** What a read model must hold before an outcome may be told: nobody is told of a state they cannot then read. */
export interface Awaited {
  readonly tasks: readonly { readonly taskId: string; readonly version: number }[];
  readonly profileVersion: number | null;
}

/** The versions that an outcome names: of a rejection, those it shows as the current state. */
export function awaitedBy(outcome: CommandOutcome): Awaited {
  if (outcome.status === 'failed') return { tasks: [], profileVersion: null };
  if (outcome.status === 'rejected') return { tasks: versioned(outcome.leftOut), profileVersion: null };
  return {
    tasks: [...outcome.tasks.map(({ taskId, version }) => ({ taskId, version })), ...versioned(outcome.leftOut)],
    profileVersion: outcome.profileVersion ?? null,
  };
}

// Without a version there is nothing to wait for; a task that is not the user's own would never come.
function versioned(leftOut: CommandRejected['payload']['leftOut']): Awaited['tasks'] {
  return leftOut.flatMap(({ taskId, version, code }) =>
    version === undefined || code === 'task-not-yours' ? [] : [{ taskId, version }],
  );
}

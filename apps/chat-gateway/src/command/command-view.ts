import type { CommandOutcome } from './command-outcome.js';

/** A command as `GET /api/commands/{id}` and the stream show it. */
export type CommandView = { readonly commandId: string; readonly type: string; readonly requestedAt: string } & (
  | { readonly status: 'pending' }
  | Omit<Extract<CommandOutcome, { status: 'accepted' }>, 'commandType'>
  | Omit<Extract<CommandOutcome, { status: 'rejected' }>, 'commandType'>
  | Omit<Extract<CommandOutcome, { status: 'failed' }>, 'commandType'>
);

/** What the gateway itself knows of a command. */
export interface SentCommand {
  readonly commandId: string;
  readonly type: string;
  readonly requestedAt: string;
}

/** The command with its outcome; undefined: it is still on its way. */
export function commandView(sent: SentCommand, outcome: CommandOutcome | undefined): CommandView {
  const { commandId, type, requestedAt } = sent;
  if (outcome === undefined) return { commandId, type, requestedAt, status: 'pending' };
  const { commandType: _said, ...rest } = outcome;
  return { ...rest, commandId, type, requestedAt };
}

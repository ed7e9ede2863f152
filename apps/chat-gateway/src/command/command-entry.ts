import type { StreamEntry } from '../stream/stream-entry.js';
import type { CommandOutcome } from './command-outcome.js';
import { commandView, type SentCommand } from './command-view.js';

/** What a user's stream says of a command that ended. */
export function commandEntry(ended: SentCommand & { userId: string; outcome: CommandOutcome }): StreamEntry {
  return { userId: ended.userId, event: 'command', data: commandView(ended, ended.outcome) };
}

import type { Command } from '@todo/event-contracts';

import { decideUndo } from '../journal/decide-undo.js';
import { decideProfile } from '../profile/decide-profile.js';
import { decideCreate } from '../task/decide-create.js';
import { decideSkip } from '../task/decide-skip.js';
import { decideArchive, decideComplete, decideDelete, decideReopen } from '../task/decide-status.js';
import { decideUpdate } from '../task/decide-update.js';
import type { Decision, Known } from '../task/decision.js';

/** What comes of a command. Pure: the same command and the same knowledge always lead to the same decision. */
export function decide({ eventType, payload }: Command, known: Known): Decision {
  switch (eventType) {
    case 'task.create':
      return decideCreate(payload, known);
    case 'task.update':
      return decideUpdate(payload, known);
    case 'task.complete':
      return decideComplete(payload, known);
    case 'task.reopen':
      return decideReopen(payload, known);
    case 'task.archive':
      return decideArchive(payload, known);
    case 'task.delete':
      return decideDelete(payload, known);
    case 'task.skip':
      return decideSkip(payload, known);
    case 'changes.undo':
      return decideUndo(payload, known);
    case 'profile.update':
      return decideProfile(payload, known);
    default:
      return eventType satisfies never;
  }
}

import { readCardinal } from '../extract/reading.js';
import { readTask } from '../task/new-task.js';
import type { Command, Intent } from '../understanding.js';
import type { Draft, Matched } from './draft.js';
import { unclear } from './targeted.js';

/** Talk that never changes a task: greeting, thanks, help, why. */
export function talk(matched: Matched): Draft {
  const isTale = matched.has('text') ? { isTale: true } : matched.has('rest') ? { isBare: true } : {};
  return {
    command: { intent: matched.options.variant as Intent },
    marked: matched.commandMarks(),
    mutations: 0,
    ...isTale,
  };
}

/** "Translate hello to French" asks for what it cannot do; "translate the letter before thursday" is a task. */
export function outside(matched: Matched): Draft | undefined {
  const isTask = matched.has('text') && Object.keys(readTask(matched.part('text')).fields).length > 0;
  return isTask ? undefined : { command: { intent: 'out_of_scope' }, marked: matched.commandMarks(), mutations: 0 };
}

export function undo(matched: Matched): Draft | undefined {
  return takeBack(matched, 'undo');
}

export function redo(matched: Matched): Draft | undefined {
  return takeBack(matched, 'redo');
}

function takeBack(matched: Matched, intent: 'undo' | 'redo'): Draft | undefined {
  const count = matched.has('n') ? readCardinal(matched.part('n'), 0)?.value : Number(matched.options.variant ?? 1);
  if (count === undefined || count < 1) return undefined;
  return {
    command: { intent, count },
    marked: [...matched.commandMarks(), ...matched.mark('n', 'command')],
    mutations: 0,
  };
}

/** "No wait" right after a change takes it back; said to a question it is no more than a pause. */
export function noWait(matched: Matched): Draft | undefined {
  const { awaiting, lastCommand } = matched.scene.given;
  if (awaiting) return answerToNothing(matched);
  return lastCommand ? takeBack(matched, 'undo') : undefined;
}

/** "Undo everything" does not say how much that is. */
export function unclearUndo(matched: Matched): Draft {
  return unclear(matched, 'undo');
}

/** "Yes" when nothing was asked is only talk. */
export function answerToNothing(matched: Matched): Draft {
  return { command: { intent: 'smalltalk' } satisfies Command, marked: matched.commandMarks(), mutations: 0 };
}

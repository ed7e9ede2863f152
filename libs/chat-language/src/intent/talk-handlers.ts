import { isAt, readCardinal } from '../extract/reading.js';
import { readRefs } from '../resolve/refs.js';
import { tasksByTitle } from '../resolve/title-match.js';
import { titleIn } from '../resolve/title-target.js';
import { readTask } from '../task/new-task.js';
import type { Command, Intent } from '../understanding.js';
import type { Draft, Matched } from './draft.js';
import { mayMeanTask } from './may-mean-task.js';
import { within, type Scene } from './scene.js';
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

/** "I'm american", "that's confusing": what is only told; with a date it may be a task. */
export function tell(matched: Matched): Draft | undefined {
  const told = ['text', 'rest'].find((slot) => matched.has(slot));
  if (!told) return talk(matched);
  // "I'm on 5 now".
  if (mayMeanTask(matched.scene)) return undefined;
  const { due, dueDate, recurrence, tags, remindAt } = readTask(matched.part(told)).fields;
  return (due ?? dueDate ?? recurrence ?? tags ?? remindAt) ? undefined : { ...talk(matched), isTale: true };
}

/** "Why is 4 due on friday" is about a task, "why is the sky blue" is not. */
export function explainAbout(matched: Matched): Draft | undefined {
  const part = matched.part('text');
  return part.tasks === undefined || isAt(part, 0, ...aboutChange) || namesTask(part) ? talk(matched) : undefined;
}

const aboutChange = 'it that this these those they them you my everything all none nothing task tasks i'.split(' ');
const namedMax = 5;

/** Its first words are the number or words of the title of a task. */
function namesTask(scene: Scene): boolean {
  if (readRefs(scene, 0)) return true;
  const lengths = Array.from({ length: Math.min(namedMax, scene.tokens.length) }, (_, index) => index + 1);
  return lengths.some((length) => {
    const title = titleIn(within(scene, 0, length));
    return title !== undefined && tasksByTitle(title, scene.tasks ?? []).length > 0;
  });
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

import type { Command, NewTask, Ref } from '../understanding.js';
import { isCreation } from './doubt.js';
import type { Draft } from './draft.js';

/** "Set 4 to low and add the tag garden" is one change; "it" in a later clause is what the one before was about. */
export function merged(parts: readonly Draft[]): Draft[] {
  const result: Draft[] = [];
  for (const part of parts) {
    const previous = result.at(-1);
    const both = previous && mergedPair(previous, part);
    if (previous && (previous.command.intent === 'greeting' || previous.command.intent === 'smalltalk'))
      result[result.length - 1] = part;
    else if (both) result[result.length - 1] = both;
    else result.push(part);
  }
  return result.length > 1 && result.every(isCreation) ? [manyOf(result)] : result;
}

/** "I need to vacuum the car and I need to call Bo": several tasks to add, however they are announced. */
function manyOf(drafts: readonly Draft[]): Draft {
  const tasks = drafts.flatMap(({ command: { intent, tasks, ...task } }) => tasks ?? [task as NewTask]);
  return {
    command: { intent: 'create_many', tasks },
    marked: drafts.flatMap(({ marked }) => marked),
    mutations: tasks.length,
  };
}

function mergedPair(left: Draft, right: Draft): Draft | undefined {
  if (left.command.intent === 'set_preference' && JSON.stringify(left.command) === JSON.stringify(right.command))
    return left;
  if (left.command.intent === 'undo' && right.command.intent === 'undo') return left;
  if (saysTheSame(left.command, right.command)) return left;
  if (isBareList(right.command) && left.command.intent === 'list_tasks') return shownAs(left, right);
  if (isBareList(left.command) && right.command.intent === 'list_tasks') return shownAs(right, left);
  // "Archive the low ones, all of them".
  if (isBareList(right.command) && left.command.filter && left.mutations > 0) return left;
  if (isReasonFor(left.command, right.command)) return left;
  if (right.command.intent === 'undo' && left.mutations > 0) return takenBack(left, right);
  // "Not now, snooze it till tomorrow" says once that it shall wait, and then until when.
  if (left.command.intent === 'snooze' && right.command.intent === 'snooze' && isLast(right.command.refs)) return right;
  if (completesCreation(left, right)) return completedCreation(left, right);
  if (left.command.intent !== 'update_task' || right.command.intent !== 'update_task') return undefined;
  if (!sameTarget(left.command, right.command)) return undefined;
  const a = left.command;
  const { refs, ...said } = right.command;
  const b = a.filter || !refs ? said : right.command;
  const command: Command = {
    ...b,
    ...a,
    ...(a.set || b.set ? { set: { ...a.set, ...b.set } } : {}),
    ...(a.addTags || b.addTags ? { addTags: [...(a.addTags ?? []), ...(b.addTags ?? [])] } : {}),
    ...(a.removeTags || b.removeTags ? { removeTags: [...(a.removeTags ?? []), ...(b.removeTags ?? [])] } : {}),
  };
  return { command, marked: [...left.marked, ...right.marked], mutations: left.mutations };
}

/** "What have I got tomorrow, show me": to be shown is no more than what the other half asks for. */
function isBareList({ intent, filter }: Command): boolean {
  return intent === 'list_tasks' && JSON.stringify(filter) === '{"status":"pending"}';
}

/** "Show my home tasks and sort them by priority". */
function shownAs(list: Draft, { command: { sort }, marked }: Draft): Draft {
  return sort ? { ...list, command: { sort, ...list.command }, marked: [...list.marked, ...marked] } : list;
}

/** "6 isn't done, reopen it". */
function saysTheSame(left: Command, right: Command): boolean {
  return left.resolvesTo?.length === 1 && withoutRefs(left) === withoutRefs(right);
}

/** "Delete 9, I paid it already". */
function isReasonFor(left: Command, right: Command): boolean {
  const isSame = JSON.stringify(left.resolvesTo) === JSON.stringify(right.resolvesTo);
  return left.intent === 'delete_task' && right.intent === 'complete_task' && left.resolvesTo !== undefined && isSame;
}

/** "Delete 3... no wait": what was just said is not done, nor what was done before taken back. */
function takenBack({ command, marked }: Draft, right: Draft): Draft {
  const { intent, resolvesTo } = command;
  const asked: Command = {
    intent: 'clarify',
    pendingIntent: intent,
    ...(resolvesTo ? { candidates: resolvesTo } : {}),
  };
  return { command: asked, marked: [...marked, ...right.marked], mutations: 0 };
}

function withoutRefs({ refs: _refs, ...values }: Command): string {
  return JSON.stringify(values);
}

/** "Plan the trip and make it urgent": what is said of "it" belongs to the new task. */
export function completesCreation(left: Draft, right: Draft): boolean {
  const { intent, refs, set, shift, removeTags } = right.command;
  if (left.command.intent !== 'create_task' || !isLast(refs) || shift || removeTags || set?.status) return false;
  return intent === 'update_task' || intent === 'set_reminder';
}

function completedCreation(left: Draft, right: Draft): Draft {
  const { set = {}, addTags, remindAt, reminderOffsets } = right.command;
  const values = Object.fromEntries(Object.entries(set).filter(([, value]) => value !== null));
  const command = {
    ...left.command,
    ...values,
    ...(addTags ? { tags: [...(left.command.tags ?? []), ...addTags] } : {}),
    ...(remindAt ? { remindAt } : {}),
    ...(reminderOffsets ? { reminderOffsets } : {}),
  } as Command;
  return { ...left, command, marked: [...left.marked, ...right.marked] };
}

function sameTarget(left: Command, right: Command): boolean {
  const isSame = JSON.stringify(left.resolvesTo) === JSON.stringify(right.resolvesTo);
  // "Bring the overdue ones to tomorrow and make them urgent".
  if (left.filter) return isSame && (left.resolvesTo?.length ?? 0) > 0;
  if (left.refs === undefined) return false;
  return isLast(right.refs) || JSON.stringify(left.refs) === JSON.stringify(right.refs);
}

function isLast(refs: readonly Ref[] | undefined): boolean {
  return refs?.length === 1 && 'last' in refs[0]!;
}

import { isAt } from '../extract/reading.js';
import { anotherTasks } from '../languages/en/listing.words.js';
import { newTask } from '../resolve/resolve.js';
import { saysOfAll, saysValues } from '../task/said-of-all.js';
import { phraseSet } from '../text/phrases.js';
import { isCreation } from './doubt.js';
import type { Draft } from './draft.js';
import { isTaskNumber } from './may-mean-task.js';
import { completesCreation } from './merge.js';
import type { Scene } from './scene.js';
import { quiet } from './talk.js';

const anotherTask = phraseSet(anotherTasks);

/** What is cut off must be sure to be a command: no bare sentence, no title that no task has. */
export function isCommandOfItsOwn({ command, isBare }: Draft, scene: Scene): boolean {
  if (isBare) return false;
  if (command.intent === 'not_found') return command.refs?.every((ref) => 'number' in ref) ?? false;
  if (command.intent === 'clarify') return (command.candidates?.length ?? 0) > 0 || command.refs !== undefined;
  if (quiet.includes(command.intent) && command.intent !== 'set_preference') return false;
  return scene.tasks !== undefined || !command.refs?.some((ref) => 'title' in ref);
}

/** A task to add may stand left of a command, but only where that cannot be the rest of its title. */
export function goesWith(left: Draft, right: Draft): boolean {
  // "Complete all tasks tagged home and due today": what is left of a filter is not a change.
  const isAttribute = right.isContinuation && right.command.intent === 'update_task' && right.command.set !== undefined;
  if (isAttribute && left.command.filter) return false;
  if (left.command.intent === 'not_found' || left.command.intent === 'clarify') return !left.isBare;
  if (left.command.intent === 'greeting' || left.command.intent === 'smalltalk') return true;
  if (left.command.intent === 'set_preference') return true;
  if (quiet.includes(left.command.intent)) return false;
  if (!isCreation(left)) return true;
  if ((right.isContinuation || right.command.resolvesTo?.includes(newTask)) && !completesCreation(left, right))
    return false;
  return !isCreation(right) || !left.isBare;
}

export function isChange({ command: { intent, resolvesTo }, isBare }: Draft): boolean {
  return !isBare && resolvesTo !== undefined && !quiet.includes(intent) && intent !== 'list_tasks';
}

/** "…, note: 120 grit then 240", "…, all for friday": what stands here is said of what is to be added. */
export function saysOfNewTask(scene: Scene, { marked }: Draft, at: number): boolean {
  const { start } = scene.tokens[at]!;
  const isNote = marked.some((mark) => mark.as === 'description' && mark.start <= start && start < mark.end);
  const isAnother = anotherTask.at(scene.tokens, at) !== undefined;
  // "Watch lectures 7 + 8".
  const areCounted = [at - 2, at].every((place) => /^\d+$/.test(scene.tokens[place]?.norm ?? ''));
  const isValue = scene.tokens[at - 1]!.kind === 'mark' && !isAt(scene, at + 1, 'it', 'them', 'this', 'that');
  return (
    isAnother ||
    areCounted ||
    saysOfAll(scene, at) ||
    (isValue && saysValues(scene, at)) ||
    (isNote && !isTaskNumber(scene, at + 1))
  );
}

/** "Sign the log, find the other shoe": in a list of things to do it is one of them. */
export function findsNothing({ command }: Draft): boolean {
  return (
    command.intent === 'list_tasks' &&
    command.filter !== undefined &&
    'search' in command.filter &&
    !command.resolvesTo?.length
  );
}

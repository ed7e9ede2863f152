import { isAt, skip } from '../extract/reading.js';
import {
  aboutTask,
  afterTask,
  changingVerbs,
  conditions,
  handlingVerbs,
  presentOf,
} from '../languages/en/reference.words.js';
import { isNumberOfTask } from '../resolve/is-number-of-task.js';
import { readRefs } from '../resolve/refs.js';
import { tasksByTitle } from '../resolve/title-match.js';
import { titleIn } from '../resolve/title-target.js';
import { isTaskVerb } from '../task/task-verbs.js';
import { within, type Scene } from './scene.js';

const wordsMax = 10;
const namedMax = 4;
const standings = 'is are was were been not no isnt arent wasnt werent hasnt havent didnt cant wont nahi'.split(' ');

/** "4 is not that urgent", "edit 4 somehow", "maybe finish 4 tomorrow": words about a task that is there, though not understood. */
export function mayMeanTask(scene: Scene): boolean {
  return (
    (isTaskNumber(scene, 0) && isAt(scene, 1, ...aboutTask)) ||
    (isTaskNumber(scene, 1) && isAt(scene, 0, ...changingVerbs)) ||
    // "Reschedual 2 to friday": whatever the word, it does something to a task.
    (isTaskNumber(scene, 1) &&
      !isTaskVerb(scene.tokens[0]?.norm ?? '') &&
      isAt(scene, 2, 'to', 'until', 'till', 'as')) ||
    scene.tokens.slice(0, wordsMax).some((_, at) => isHandled(scene, at))
  );
}

/** "Print 2", "after 2 is done": the number counts nothing, and stands where a task would. */
function isHandled(scene: Scene, at: number): boolean {
  if (at === 0 || !isTaskNumber(scene, at)) return false;
  if (isAt(scene, at - 1, ...conditions)) return isAt(scene, at + 1, ...aboutTask);
  const next = scene.tokens[at + 1];
  const isDoneTo =
    isAt(scene, at - 1, ...handlingVerbs) ||
    (isAt(scene, at - 1, 'on', 'with') && isAt(scene, at - 2, 'work', 'working', 'done', 'finished'));
  return isDoneTo && (!next || next.kind === 'mark' || isAt(scene, at + 1, ...afterTask));
}

/** "Not the report", "rent isn't paid", "rent is paid": what is said of a task that is there is how it stands. */
export function tellsOfTask(scene: Scene): boolean {
  const at = scene.tokens.slice(0, wordsMax).findIndex((_, index) => isAt(scene, index, ...standings));
  if (at < 0) return isReported(scene);
  // "Buy milk not cream" denies nothing, "rent not paid" does.
  if (at > 0 && isAt(scene, at, 'not', 'no', 'is', 'are', 'was', 'were', 'been') && !isPast(scene, at + 1))
    return false;
  const said =
    at > 0 ? within(scene, 0, at) : within(scene, skip(scene, 1, 'not', 'the', 'my', ','), scene.tokens.length);
  if (said.tokens.length === 0 || said.tokens.length > namedMax) return false;
  if (readRefs(said, 0)?.next === said.tokens.length) return true;
  const title = titleIn(said);
  return title !== undefined && tasksByTitle(title, scene.tasks ?? []).length > 0;
}

/** "Plants watered": the words of a title, the verb behind and in the past. */
function isReported(scene: Scene): boolean {
  const last = scene.tokens.length - 1;
  if (last < 1 || last > namedMax || !isPast(scene, last) || isTaskVerb(scene.tokens[0]!.norm)) return false;
  const title = titleIn(within(scene, 0, last));
  return title !== undefined && tasksByTitle(title, scene.tasks ?? []).length > 0;
}

function isPast({ tokens }: Scene, at: number): boolean {
  const verb = tokens[at]?.norm ?? '';
  return verb in presentOf || /[a-z]{2}ed$/.test(verb);
}

/** "If it rains …", "once 2 is done …": what follows is not to be done now. */
export function isConditional(scene: Scene): boolean {
  return isAt(scene, 0, ...conditions);
}

/** The numbers of the tasks that a short sentence names. */
export function tasksSpokenOf(scene: Scene): number[] {
  const numbers = scene.tokens
    .slice(0, wordsMax)
    .flatMap((token, at) =>
      (at === 0 || isHandled(scene, at) || (at === 1 && isAt(scene, 0, ...changingVerbs))) && isTaskNumber(scene, at)
        ? [Number(token.norm.replace('#', ''))]
        : [],
    );
  return [...new Set(numbers)];
}

/** Whether the number of a task that is there stands at this place. */
export function isTaskNumber({ tokens, tasks }: Scene, at: number): boolean {
  return isNumberOfTask(tokens[at]?.norm, tasks);
}

import { isAt, skip } from '../extract/reading.js';
import { readBulk } from '../resolve/bulk-target.js';
import { allWords } from '../languages/en/many.words.js';
import {
  askingSigns,
  bulkTails,
  bulkVerbs,
  bulkWords,
  fates,
  listSigns,
  manyTasks,
} from '../languages/en/doubt.words.js';
import {
  aboutTask,
  afterTask,
  changingVerbs,
  conditions,
  handlingVerbs,
  numberLeads,
  presentOf,
} from '../languages/en/reference.words.js';
import { isNumberOfTask } from '../resolve/is-number-of-task.js';
import { readRefs } from '../resolve/refs.js';
import { tasksTitled, titleIn } from '../resolve/title-target.js';
import { isTaskVerb } from '../task/task-verbs.js';
import { phraseSet } from '../text/phrases.js';
import { within, type Scene } from './scene.js';

const wordsMax = 10;
const namedMax = 4;
const attributeNouns = 'date deadline priority title name tag tags label note notes description reminder'.split(' ');
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
    scene.tokens.slice(0, wordsMax).some((_, at) => isHandled(scene, at)) ||
    isDoneToFirst(scene) ||
    scene.tokens.slice(0, wordsMax).some((_, at) => isCalledTask(scene, at)) ||
    isRepeatedVerb(scene)
  );
}

/** "5 archive", "6 please delete", "the 5 is finish". */
function isDoneToFirst(scene: Scene): boolean {
  const at = skip(scene, 0, 'the');
  const next = skip(scene, at + 1, 'please', 'pls', ',');
  return (
    isTaskNumber(scene, at) && (isAt(scene, next, ...handlingVerbs) || (at > 0 && isAt(scene, next, ...aboutTask)))
  );
}

/** "The task 5 …", "the date of 9", "new name for 6". */
function isCalledTask(scene: Scene, at: number): boolean {
  if (!isTaskNumber(scene, at)) return false;
  if (isAt(scene, at - 1, 'task', 'tasks', 'todo')) return true;
  return (
    isAt(scene, at - 1, 'of', 'for', 'on', 'from') &&
    isAt(scene, at - 2, ...attributeNouns) &&
    (at + 1 === scene.tokens.length || isAt(scene, at + 1, ...afterTask, ':', ',', 'should'))
  );
}

/** "Delete delete delete". */
function isRepeatedVerb(scene: Scene): boolean {
  return scene.tokens.length > 1 && scene.tokens.every((_, at) => isAt(scene, at, ...changingVerbs, 'move', 'finish'));
}

/** "The two home tasks with no date can wait", "my flatmate says i should finish all my tasks": what is said of many adds none. */
function speaksOfMany(scene: Scene): boolean {
  if (isAt(scene, 0, ...handlingVerbs) && isAt(scene, 1, 'all', 'everything')) return true;
  if (scene.tokens.some((_, at) => isAt(scene, at, 'my', 'all') && isAt(scene, at + 1, 'tasks', 'todos'))) return true;
  if (scene.tokens.some((_, at) => isAt(scene, at, 'all')) && scene.tokens.some((_, at) => isAt(scene, at, 'ones')))
    return true;
  const isDone = isAt(scene, 0, ...handlingVerbs, 'give', 'let', 'label', 'get');
  if (isDone && scene.tokens.some((_, at) => at > 1 && isAt(scene, at, 'ones', 'tasks', 'todos'))) return true;
  if (!isAt(scene, 0, 'the', 'my', 'those', 'these', ...allWords)) return false;
  return scene.tokens.slice(0, wordsMax).some((_, at) => at > 0 && isOfMany(within(scene, 0, at + 1)));
}

/** By a condition, not only by a word of a title. */
function isOfMany(scene: Scene): boolean {
  const target = readBulk(scene);
  return target?.kind === 'bulk' && !target.isEverything && !('search' in target.filter);
}

/** "Print 2", "after 2 is done": the number counts nothing, and stands where a task would. */
function isHandled(scene: Scene, at: number): boolean {
  if (at === 0 || !isTaskNumber(scene, at)) return false;
  if (isAt(scene, at - 1, ...conditions)) return isAt(scene, at + 1, ...aboutTask);
  const next = scene.tokens[at + 1];
  const isDoneTo =
    isAt(scene, at - 1, ...handlingVerbs) ||
    (isAt(scene, at - 1, 'on', 'with') &&
      isAt(scene, at - 2, 'work', 'working', 'done', 'finished', 'im', 'busy', 'stuck', 'started', 'finito'));
  return isDoneTo && (!next || next.kind === 'mark' || isAt(scene, at + 1, ...afterTask));
}

/** "Not the report", "rent isn't paid", "rent is paid": what is said of a task that is there is how it stands. */
export function tellsOfTask(scene: Scene): boolean {
  if (speaksOfMany(scene)) return true;
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
  return title !== undefined && tasksTitled(title, scene).length > 0;
}

/** "Plants watered": the words of a title, the verb behind and in the past. */
function isReported(scene: Scene): boolean {
  const last = scene.tokens.length - 1;
  if (last < 1 || last > namedMax || !isPast(scene, last) || isTaskVerb(scene.tokens[0]!.norm)) return false;
  const title = titleIn(within(scene, 0, last));
  return title !== undefined && tasksTitled(title, scene).length > 0;
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

const listPhrases = phraseSet(listSigns);
const askingPhrases = phraseSet(askingSigns);
const leads = phraseSet(numberLeads);

/** "Gimme the low ones", "move everything to monday but the report", "bump number 6 up": about the list, and no title. */
export function speaksOfList(scene: Scene): boolean {
  return (
    scene.tokens.some((_, at) => listPhrases.at(scene.tokens, at) || beginsAsking(scene, at)) ||
    isBulk(scene) ||
    isFate(scene)
  );
}

/** Where a clause begins, it asks or is said to the assistant. */
function beginsAsking({ tokens }: Scene, at: number): boolean {
  const isFirst = at === 0 || (tokens[at - 1]!.kind === 'mark' && /^[,.;!?]/.test(tokens[at - 1]!.norm));
  const found = isFirst ? askingPhrases.at(tokens, at) : undefined;
  return found !== undefined && found.next < tokens.length;
}

function isBulk(scene: Scene): boolean {
  const has = (words: readonly string[]): boolean => scene.tokens.some((_, at) => at > 0 && isAt(scene, at, ...words));
  if (isAt(scene, 0, ...allWords)) return has(manyTasks);
  return isAt(scene, 0, ...bulkVerbs) && has(bulkWords) && has(bulkTails);
}

/** The number of a task with the word "task" or "number" before it, or what becomes of it behind. */
function isFate(scene: Scene): boolean {
  if (isTaskVerb(scene.tokens[0]?.norm ?? '')) return false;
  const lead = leads.at(scene.tokens, 1);
  if (lead) return isTaskNumber(scene, lead.next);
  return isTaskNumber(scene, 1) && isAt(scene, 2, ...fates);
}

/** Whether the number of a task that is there stands at this place. */
export function isTaskNumber({ tokens, tasks }: Scene, at: number): boolean {
  return isNumberOfTask(tokens[at]?.norm, tasks);
}

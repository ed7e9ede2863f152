import { endsThere } from '../extract/boundary.js';
import { readTagList } from '../extract/tag.js';
import { readDuration } from '../extract/duration.js';
import { readEves } from '../extract/eve.js';
import { readMoment } from '../extract/moment.js';
import { isAt, readCardinal } from '../extract/reading.js';
import { readRepeat } from '../extract/repeat.js';
import { withoutOwners } from '../filter/read-filter.js';
import { readSort } from '../filter/sort.js';
import { readWindow } from '../filter/window.js';
import { isTaskVerb } from '../task/task-verbs.js';
import { ontoList } from '../languages/en/attributes.words.js';
import { phraseSet } from '../text/phrases.js';
import { allWords } from '../languages/en/many.words.js';
import { numberLeads, presentOf } from '../languages/en/reference.words.js';
import { readRefs } from '../resolve/refs.js';
import { readTarget } from '../resolve/target.js';
import { tasksByTitle } from '../resolve/title-match.js';
import { titleIn } from '../resolve/title-target.js';
import type { SlotTest } from './pattern.js';
import { reminderOf } from './reminder-handlers.js';
import { mayMeanTask } from './may-mean-task.js';
import { within, type Scene } from './scene.js';
import { readChanges } from './changes.js';

/** Whether all of a scene reads as what the slot wants. A slot not listed takes anything. */
const tests: Readonly<Record<string, (scene: Scene) => boolean>> = {
  when: (scene) => reminderOf(scene) !== undefined || isRepeat(scene),
  reminder: (scene) => reminderOf(scene)?.reminderOffsets !== undefined,
  in: (scene) => readDuration(scene, 0)?.next === scene.tokens.length,
  shift: (scene) => readDuration(scene, 0)?.next === scene.tokens.length,
  offsets: (scene) => (readDuration(scene, 0) !== undefined || isAt(scene, 0, 'the')) && scene.tokens.length < 14,
  n: (scene) => readCardinal(scene, 0)?.next === scene.tokens.length,
  tags: (scene) => readTagList(scene, 0)?.next === scene.tokens.length,
  hash: ({ tokens }) =>
    tokens[0]?.kind === 'tag' && tokens.every(({ kind, norm }) => kind === 'tag' || norm === ',' || norm === 'and'),
  quoted: ({ tokens }) => tokens.length === 1 && tokens[0]!.kind === 'quoted',
  number: (scene) => scene.tokens.length <= 40 && isNumber(scene),
  numbers: (scene) => scene.tokens.length <= 40 && isNumber(scene),
  past: (scene) => isPastVerb(scene) || readWindow(withoutOwners(scene), 0, true)?.next === scene.tokens.length,
  pastVerb: ({ tokens }) =>
    tokens.length === 1 && (tokens[0]!.norm in presentOf || /[a-z]{2}ed$/.test(tokens[0]!.norm)),
  time: (scene) => isTimeOnly(scene),
  changes: (scene) => scene.tokens.length < 25 && !isAt(scene, 0, 'and', '&', ',') && readChanges(scene) !== undefined,
  verb: ({ tokens }) => tokens[0]?.kind === 'quoted' || isTaskVerb(tokens[0]?.norm ?? ''),
  bulk: (scene) =>
    (isAt(scene, 0, ...bulkWords) || isNamedPlural(scene)) &&
    scene.tokens.length <= 20 &&
    !isAt(scene, scene.tokens.length - 1, 'that', 'which', 'included', 'incl', ...openEnds) &&
    readTarget(scene)?.kind === 'bulk',
  except: (scene) => isAt(scene, 0, 'except', 'but', 'besides', 'apart', 'excluding'),
  window: (scene) => readWindow(scene, 0)?.next === scene.tokens.length,
  // "Darzi wala kaam", in the words of the Urdu table.
  walaTasks: (scene) => scene.tokens.some((_, at) => isAt(scene, at, 'wala') && isAt(scene, at + 1, 'tasks')),
  knownTag: ({ tokens, tasks }) =>
    tokens.length === 1 && (tasks?.some(({ tags }) => tags?.includes(tokens[0]!.norm)) ?? false),
  moment: (scene) => readMoment(scene, 0)?.next === scene.tokens.length,
  eve: (scene) => readEves(scene, 0)?.next === scene.tokens.length,
  sorting: (scene) => isSorting(scene),
  listed: (scene) => namesList(scene),
  fresh: (scene) => isFresh(scene),
  deed: (scene) =>
    !isAt(scene, 0, 'be', 'repeat') && !(scene.tokens.length === 1 && isAt(scene, 0, 'do', 'work', 'finish')),
  unchanging: (scene) =>
    !isAt(scene, 0, 'add', 'set', 'make', 'change', 'repeat', 'let', 'have', 'mark', 'complete') && !mayMeanTask(scene),
  plain: (scene) => !isAt(scene, 0, 'a', 'an', 'out', 'some', 'new'),
  filter: ({ tokens }) => tokens.length <= 80,
  nouns: ({ tokens }) =>
    tokens.length <= 30 && tokens.some(({ norm, kind }) => kind === 'word' && speaksOfTasks.has(norm)),
  zone: ({ tokens }) => tokens.length <= 8,
  times: ({ tokens }) => tokens.length <= 14,
  // "Everything tagged work, including done" goes on.
  target: (scene) =>
    scene.tokens.length <= 50 &&
    !isAt(scene, 0, 'and', '&', ',') &&
    !isNumberLead(scene) &&
    !isOpenEnd(scene, scene.tokens.length - 1),
};

const bulkWords = allWords.filter((word) => word !== 'both' && word !== 'any');

/** "The home ones". */
function isNamedPlural(scene: Scene): boolean {
  return isAt(scene, 0, 'the', 'my', 'those', 'these') && isAt(scene, scene.tokens.length - 1, 'ones', 'tasks');
}

const numberWords = phraseSet(numberLeads);

/** "Number" is not yet a target, "number 5" is. */
function isNumberLead({ tokens }: Scene): boolean {
  return tokens.length < 3 && numberWords.at(tokens, 0)?.next === tokens.length;
}

/** "Task 6 a due" goes on with "date". */
function isOpenEnd(scene: Scene, last: number): boolean {
  return isAt(scene, last, ...openEnds) || (isAt(scene, last, 'due', 'new') && isAt(scene, last - 1, ...openEnds));
}

/** Behind one of these something is still to come. */
const openEnds = ['including', 'include', 'whether', 'even', 'or', 'except', 'excluding', 'without', 'a', 'an', 'the'];

/** With one of these a question is about tasks, though it may not be understood. */
const speaksOfTasks = new Set('tasks todos to-dos deadlines deadline overdue ones p1s p2s p3s p4s undated'.split(' '));

/** What was found of a stretch is kept: many patterns have a slot of the same kind at the same place. */
export function slotTest(scene: Scene): SlotTest {
  const known = new Map<string, boolean>();
  return (name, from, to) => {
    const test = tests[name];
    if (!test || (name === 'target' && cutsNumber(scene, to))) return !test;
    const key = `${name} ${from} ${to}`;
    const fits = known.get(key) ?? test(within(scene, from, to));
    known.set(key, fits);
    return fits;
  };
}

/** "Change the task" before "2": the number belongs to it. */
function cutsNumber(scene: Scene, to: number): boolean {
  if (!isAt(scene, to - 1, 'task', 'tasks', 'number') || readDuration(scene, to)) return false;
  return /^#?\d{1,4}$/.test(scene.tokens[to]?.norm ?? '');
}

function isNumber(scene: Scene): boolean {
  const refs = readRefs(scene, 0);
  return refs?.next === scene.tokens.length && refs.value.every((ref) => 'number' in ref);
}

/** They only end like a past. */
const notPast = new Set([
  'need',
  'feed',
  'weed',
  'seed',
  'speed',
  'proceed',
  'exceed',
  'shed',
  'embed',
  'breed',
  'bleed',
]);

function isPastVerb({ tokens }: Scene): boolean {
  const verb = tokens[0]?.norm ?? '';
  return tokens.length > 1 && (verb in presentOf || (/[a-z]{2}ed$/.test(verb) && !notPast.has(verb)));
}

function isTimeOnly(scene: Scene): boolean {
  const found = readMoment(scene, 0);
  const { time, day, instantMs } = found?.value.moment ?? {};
  return (
    found?.next === scene.tokens.length &&
    time !== undefined &&
    !time.isToday &&
    day === undefined &&
    instantMs === undefined
  );
}

const listPhrases = phraseSet(ontoList);

/** `eggs on my list for friday`: the list stands behind something that is no number of a task. */
function namesList(scene: Scene): boolean {
  const place = scene.tokens.findIndex((_, at) => at > 0 && listPhrases.at(scene.tokens, at) !== undefined);
  return place > 0 && place < 40 && !isNumber(within(scene, 0, place));
}

/** Neither a number nor words of a task that is there. */
function isFresh(scene: Scene): boolean {
  if (readRefs(scene, 0)?.next === scene.tokens.length) return false;
  const title = titleIn(scene);
  return title !== undefined && tasksByTitle(title, scene.tasks ?? []).length === 0;
}

/** `every day at 8`. */
function isRepeat(scene: Scene): boolean {
  const found = readRepeat(scene, 0);
  return found?.next === scene.tokens.length;
}

function isSorting(scene: Scene): boolean {
  const sort = readSort(scene);
  return sort !== undefined && (sort.from < 5 || endsThere(scene, sort.to));
}

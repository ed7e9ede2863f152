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
import { presentOf } from '../languages/en/reference.words.js';
import { readRefs } from '../resolve/refs.js';
import { readTarget } from '../resolve/target.js';
import type { SlotTest } from './pattern.js';
import { reminderOf } from './reminder-handlers.js';
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
  time: (scene) => isTimeOnly(scene),
  changes: (scene) => scene.tokens.length < 25 && !isAt(scene, 0, 'and', '&', ',') && readChanges(scene) !== undefined,
  verb: ({ tokens }) => tokens[0]?.kind === 'quoted' || isTaskVerb(tokens[0]?.norm ?? ''),
  bulk: (scene) =>
    isAt(scene, 0, 'all', 'every', 'everything') &&
    scene.tokens.length <= 20 &&
    !isAt(scene, scene.tokens.length - 1, 'that', 'which') &&
    readTarget(scene)?.kind === 'bulk',
  except: (scene) => isAt(scene, 0, 'except', 'but', 'besides', 'apart', 'excluding'),
  window: (scene) => readWindow(scene, 0)?.next === scene.tokens.length,
  knownTag: ({ tokens, tasks }) =>
    tokens.length === 1 && (tasks?.some(({ tags }) => tags?.includes(tokens[0]!.norm)) ?? false),
  moment: (scene) => readMoment(scene, 0)?.next === scene.tokens.length,
  eve: (scene) => readEves(scene, 0)?.next === scene.tokens.length,
  sorting: (scene) => isSorting(scene),
  listed: (scene) => namesList(scene),
  plain: (scene) => !isAt(scene, 0, 'a', 'an', 'out', 'some', 'new'),
  filter: ({ tokens }) => tokens.length <= 80,
  nouns: ({ tokens }) =>
    tokens.length <= 30 &&
    tokens.some(({ norm, kind }) => kind === 'word' && ['tasks', 'todos', 'to-dos'].includes(norm)),
  zone: ({ tokens }) => tokens.length <= 8,
  times: ({ tokens }) => tokens.length <= 14,
  target: ({ tokens }) => tokens.length <= 50,
};

export function slotTest(scene: Scene): SlotTest {
  return (name, from, to) => tests[name]?.(within(scene, from, to)) ?? true;
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

/** `every day at 8`. */
function isRepeat(scene: Scene): boolean {
  const found = readRepeat(scene, 0);
  return found?.next === scene.tokens.length;
}

function isSorting(scene: Scene): boolean {
  const sort = readSort(scene);
  return sort !== undefined && (sort.from < 5 || endsThere(scene, sort.to));
}

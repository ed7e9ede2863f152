import { isAt } from '../extract/reading.js';
import { within, type Scene } from '../intent/scene.js';
import type { Ref } from '../understanding.js';
import { readRefs } from './refs.js';
import { isTitle, tasksByTitle } from './title-match.js';
import { isNumberOfTask } from './is-number-of-task.js';

type Tasks = NonNullable<Scene['tasks']>;

const joinersMax = 8;
/** Words of a title are looked for in every task, whole titles are not: that many at most. */
const partsMax = 4;

/**
 * "Buy milk and buy bread", "the report and the dentist": several tasks, where each part means some task and none is
 * called all of it. `titleIn` takes the articles off a part.
 */
export function readJoinedTitles(
  scene: Scene,
  titleIn: (scene: Scene) => string | undefined,
): readonly Ref[] | undefined {
  const { tasks, tokens } = scene;
  if (!tasks || tasks.length === 0) return undefined;
  const joiners = tokens.flatMap((_, at) => (isJoiner(scene, at) ? [at] : []));
  if (joiners.length === 0 || joiners.length > joinersMax || isSomeTitle(scene, textOf(scene), tasks)) return undefined;
  const titles = wholeTitles(scene, tasks, 0)?.map((title) => [refTo(title)]) ?? partTitles(scene, tasks, titleIn);
  return titles && titles.length > 1 ? titles.flat() : undefined;
}

/** "2 and the report": a part that is a number is the number of a task. */
function refTo(title: string): Ref {
  return /^#?\d{1,6}$/.test(title) ? { number: Number(title.replace('#', '')) } : { title };
}

function isJoiner(scene: Scene, at: number): boolean {
  return isAt(scene, at, 'and', ',', '&', 'plus', 'aur');
}

function isSomeTitle(scene: Scene, title: string, tasks: Tasks): boolean {
  const found = scene.titlesFound.get(title) ?? tasksByTitle(title, tasks);
  scene.titlesFound.set(title, found);
  return found.length > 0;
}

/** A title may hold an "and" of its own: every cut is tried. */
function wholeTitles(scene: Scene, tasks: Tasks, from: number): string[] | undefined {
  for (let to = from + 1; to <= scene.tokens.length; to += 1) {
    const isEnd = to === scene.tokens.length;
    if (!isEnd && !isJoiner(scene, to)) continue;
    const title = textOf(within(scene, from, to));
    if (!isTitle(title, tasks)) continue;
    if (isEnd) return [title];
    const rest = wholeTitles(scene, tasks, isJoiner(scene, to + 1) ? to + 2 : to + 1);
    if (rest) return [title, ...rest];
  }
  return undefined;
}

function partTitles(scene: Scene, tasks: Tasks, titleIn: (scene: Scene) => string | undefined): Ref[][] | undefined {
  const parts: Ref[][] = [];
  for (let from = 0; from < scene.tokens.length;) {
    let to = from;
    while (to < scene.tokens.length && !isJoiner(scene, to)) to += 1;
    const refs = to > from ? partRefs(within(scene, from, to), tasks, titleIn) : [];
    if (!refs || parts.length === partsMax) return undefined;
    if (refs.length > 0) parts.push(refs);
    from = to + 1;
  }
  return parts;
}

/** "1-2" and "the last one" are parts as well as titles are. */
function partRefs(scene: Scene, tasks: Tasks, titleIn: (scene: Scene) => string | undefined): Ref[] | undefined {
  const refs = readRefs(scene, 0);
  const isNumbered =
    refs?.next === scene.tokens.length &&
    refs.value.every((ref) => 'number' in ref && isNumberOfTask(String(ref.number), tasks));
  if (isNumbered) return refs.value;
  const title = titleIn(scene);
  if (title === undefined || !(isNumberOfTask(title, tasks) || isSomeTitle(scene, title, tasks))) return undefined;
  return [refTo(title)];
}

function textOf({ tokens }: Scene): string {
  return tokens.map(({ raw, gap }, index) => `${gap && index > 0 ? ' ' : ''}${raw}`).join('');
}

import { isAt } from '../extract/reading.js';
import { within, type Scene } from '../intent/scene.js';
import type { Ref } from '../understanding.js';
import { isTitle, tasksByTitle } from './title-match.js';

const joinersMax = 8;

/** "Buy milk and buy bread": two tasks, where each of them is called just that and none is called all of it. */
export function readJoinedTitles(scene: Scene): readonly Ref[] | undefined {
  const { tasks, tokens } = scene;
  if (!tasks || tasks.length === 0) return undefined;
  const joiners = tokens.flatMap((_, at) => (isJoiner(scene, at) ? [at] : []));
  if (joiners.length === 0 || joiners.length > joinersMax) return undefined;
  const titles = titlesFrom(scene, tasks, 0);
  if (!titles || titles.length < 2) return undefined;
  const whole = textOf(scene);
  const found = scene.titlesFound.get(whole) ?? tasksByTitle(whole, tasks);
  scene.titlesFound.set(whole, found);
  if (found.length > 0) return undefined;
  return titles.map((title) => ({ title }));
}

function isJoiner(scene: Scene, at: number): boolean {
  return isAt(scene, at, 'and', ',', '&', 'plus', 'aur');
}

/** A title may hold an "and" of its own: every cut is tried. */
function titlesFrom(scene: Scene, tasks: NonNullable<Scene['tasks']>, from: number): string[] | undefined {
  for (let to = from + 1; to <= scene.tokens.length; to += 1) {
    const isEnd = to === scene.tokens.length;
    if (!isEnd && !isJoiner(scene, to)) continue;
    const title = textOf(within(scene, from, to));
    if (!isTitle(title, tasks)) continue;
    if (isEnd) return [title];
    const next = isJoiner(scene, to + 1) ? to + 2 : to + 1;
    const rest = titlesFrom(scene, tasks, next);
    if (rest) return [title, ...rest];
  }
  return undefined;
}

function textOf({ tokens }: Scene): string {
  return tokens.map(({ raw, gap }, index) => `${gap && index > 0 ? ' ' : ''}${raw}`).join('');
}

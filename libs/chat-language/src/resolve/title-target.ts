import { isAt } from '../extract/reading.js';
import type { GivenTask } from '../given.js';
import type { Scene } from '../intent/scene.js';
import { filterNoise } from '../languages/en/filter.words.js';
import { taskNouns } from '../languages/en/reference.words.js';
import { trimMarks } from '../text/trim.js';
import type { Target } from './target.js';
import { tasksByTitle } from './title-match.js';

const articles = ['the', 'my', 'our', 'a', 'an', 'that', 'this', 'your', 'of', 'about', 'for', ':', 'to'];

/** The words of a title, without the articles and nouns around them. */
export function titleIn(scene: Scene): string | undefined {
  const target = readTitle(scene);
  return target?.kind === 'title' ? target.refs[0].title : undefined;
}

/** The tasks that words mean, looked up once. */
export function tasksTitled(title: string, { titlesFound, tasks = [] }: Scene): readonly GivenTask[] {
  const found = titlesFound.get(title) ?? tasksByTitle(title, tasks);
  titlesFound.set(title, found);
  return found;
}

/** All of the scene as words of a title. */
export function readTitle(scene: Scene): Target | undefined {
  const { tokens } = scene;
  let [from, to] = [0, tokens.length];
  while (from < to - 1 && isAt(scene, from, ...articles)) from += 1;
  let isCertain = false;
  const lead = tokens[from];
  if (lead && ['task', 'todo', 'item', 'reminder', 'to-do'].includes(lead.norm) && from < to - 1)
    [from, isCertain] = [from + 1, true];
  while (
    from < to - 1 &&
    isAt(scene, from, 'called', 'named', 'titled', 'about', ':', 'for', 'to', 'saying', 'that', 'says')
  )
    from += 1;
  for (
    let last = tokens[to - 1];
    last && to - from > 1 && taskNouns.has(last.norm) && last.norm !== 'things';
    last = tokens[to - 1]
  )
    [to, isCertain] = [to - 1, true];
  const words = tokens.slice(from, to);
  if (words.length === 1 && words[0]!.kind === 'quoted')
    return { kind: 'title', refs: [{ title: words[0]!.raw.slice(1, -1) }], isCertain: true };
  if (
    !words.some(({ kind, norm }) => kind !== 'mark' && !(kind === 'word' && filterNoise.has(norm) && norm.length < 3))
  )
    return undefined;
  const typed = words.map(({ raw, gap }, index) => `${gap && index > 0 ? ' ' : ''}${raw}`).join('');
  const title = trimMarks(typed, '', ',.;:!?');
  return title ? { kind: 'title', refs: [{ title }], isCertain } : undefined;
}

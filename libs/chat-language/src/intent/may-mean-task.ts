import { isAt } from '../extract/reading.js';
import { aboutTask, changingVerbs } from '../languages/en/reference.words.js';
import type { Scene } from './scene.js';

/** "4 is not that urgent", "edit 4 somehow": words about a task that is there, though not understood. */
export function mayMeanTask(scene: Scene): boolean {
  return (isTask(scene, 0) && isAt(scene, 1, ...aboutTask)) || (isTask(scene, 1) && isAt(scene, 0, ...changingVerbs));
}

function isTask({ tokens, tasks }: Scene, at: number): boolean {
  const number = tokens[at]?.norm.replace('#', '');
  return tasks?.some(({ n }) => String(n) === number) ?? false;
}

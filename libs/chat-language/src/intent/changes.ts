import { isAt, skip } from '../extract/reading.js';
import { readWeekday } from '../extract/weekday.js';
import { priorityValues } from '../languages/en/attributes.words.js';
import { readTask, type ReadTask } from '../task/new-task.js';
import { Phrases } from '../text/phrases.js';
import type { Priority } from '../understanding.js';
import type { Scene } from './scene.js';

const bareValues = new Phrases(priorityValues);

/** New values without a word left over: a date, a priority, tags, a repeat, a note, or several of them. */
export interface Changes {
  readonly read: ReadTask;
  readonly barePriority?: Priority;
}

export function readChanges(scene: Scene, wantsOccurrences = false): Changes | undefined {
  const bare = bareValues.at(scene.tokens, 0);
  const isBare = bare && bare.next === scene.tokens.length;
  const read = readTask(scene, wantsOccurrences);
  if (isBare && !read.fields.dueDate && !read.fields.due) return { read, barePriority: bare.value };
  if (isMove(scene)) return undefined;
  if (read.title !== '' || (Object.keys(read.fields).length === 0 && !read.saysNoDate)) return undefined;
  return { read };
}

/** "Friday to monday" says from where to where, not that it repeats from friday to monday. */
function isMove(scene: Scene): boolean {
  const from = readWeekday(scene, skip(scene, skip(scene, 0, 'due', 'from'), 'on'));
  return from !== undefined && isAt(scene, from.next, 'to', 'until') && readWeekday(scene, from.next + 1) !== undefined;
}

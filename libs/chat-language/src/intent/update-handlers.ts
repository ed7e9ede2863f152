import { trimMarks } from '../text/trim.js';
import { isoDuration } from '../calendar/duration.js';
import { readDuration } from '../extract/duration.js';
import { readMoment } from '../extract/moment.js';
import { settle, type Settled } from '../extract/settle.js';
import type { GivenTask } from '../given.js';
import { priorityValues } from '../languages/en/attributes.words.js';
import { readTagList } from '../extract/tag.js';
import { readTask, type ReadTask } from '../task/new-task.js';
import { dayDue } from '../task/eve-fields.js';
import type { Marked } from '../task/marked.js';
import { Phrases } from '../text/phrases.js';
import type { Command, Priority, TaskChange } from '../understanding.js';
import type { Draft, Matched } from './draft.js';
import type { Scene } from './scene.js';
import { targetedBy } from './targeted.js';

const bareValues = new Phrases(priorityValues);

/** New values without a word left over: a date, a priority, tags, a repeat, a note, or several of them. */
export interface Changes {
  readonly read: ReadTask;
  readonly barePriority?: Priority;
}

export function readChanges(scene: Scene): Changes | undefined {
  const bare = bareValues.at(scene.tokens, 0);
  const isBare = bare && bare.next === scene.tokens.length;
  const read = readTask(scene);
  if (isBare && !read.fields.dueDate && !read.fields.due) return { read, barePriority: bare.value };
  if (read.title !== '' || (Object.keys(read.fields).length === 0 && !read.saysNoDate)) return undefined;
  return { read };
}

/** `move 2 to friday`, `make 3 urgent`, `set 4 to weekly`. */
export function changeValues(matched: Matched): Draft | undefined {
  const changes = readChanges(matched.part('changes'));
  if (!changes) return undefined;
  const { read } = changes;
  const marked: readonly Marked[] = changes.barePriority ? matched.mark('changes', 'priority') : read.marked;
  return targetedBy(matched, 'update_task', (tasks) => changeFields(changes, tasks, matched.scene), marked);
}

/** `…, due friday`: a change of what the clause before was about. */
export function continueChange(matched: Matched): Draft | undefined {
  return matched.scene.isLaterClause ? changeValues(matched) : undefined;
}

function changeFields({ read, barePriority }: Changes, tasks: readonly GivenTask[], scene: Scene): Partial<Command> {
  const { tags, description, recurrence, anchor, due, dueDate, remindAt, reminderOffsets } = read.fields;
  const priority = barePriority ?? read.fields.priority;
  const set: TaskChange = {
    ...(description === undefined ? {} : { description }),
    ...(priority ? { priority } : {}),
    ...(recurrence ? { recurrence } : {}),
    ...(anchor ? { anchor } : {}),
    ...(read.saysNoDate ? clearedDate(tasks) : dateOf(read.settled, due, dueDate, recurrence, tasks, scene)),
  };
  return {
    ...(Object.keys(set).length > 0 ? { set } : {}),
    ...(tags ? { addTags: tags } : {}),
    ...(remindAt ? { remindAt } : {}),
    ...(reminderOffsets ? { reminderOffsets } : {}),
  };
}

export function clearedDate(tasks: readonly GivenTask[]): TaskChange {
  return tasks.length === 1 && tasks[0]?.dueDate !== undefined ? { dueDate: null } : { due: null };
}

/** A new day keeps the task's time of day; a new time keeps its day. */
function dateOf(
  settled: Settled | undefined,
  due: string | undefined,
  dueDate: string | undefined,
  recurrence: string | undefined,
  tasks: readonly GivenTask[],
  scene: Scene,
): TaskChange {
  if (recurrence)
    return !due && tasks.some((task) => task.due ?? task.dueDate)
      ? {}
      : { ...(due ? { due } : {}), ...(dueDate ? { dueDate } : {}) };
  const [task] = tasks;
  if (settled && dueDate && tasks.length === 1 && task?.due) {
    const { minute } = scene.clock.localOf(Date.parse(task.due));
    return { due: scene.clock.instant(settled.day, minute) };
  }
  return { ...(due ? { due } : {}), ...(dueDate ? { dueDate } : {}) };
}

/** `move 2 to 5pm`: that time on the day the task is due. */
export function changeTime(matched: Matched): Draft | undefined {
  const { scene } = matched;
  const said = readMoment(matched.part('time'), 0)?.value;
  const settled = said && settle(said.moment, scene.clock, said.lead);
  if (settled?.minute === undefined) return undefined;
  const { minute, day } = settled;
  const due = (task: GivenTask | undefined): string =>
    scene.clock.instant(dayDue(task ?? {}, scene.clock) ?? day, minute);
  return targetedBy(matched, 'update_task', ([task]) => ({ set: { due: due(task) } }), matched.mark('time', 'due'));
}

export function clearDate(matched: Matched): Draft | undefined {
  return targetedBy(matched, 'update_task', (tasks) => ({ set: clearedDate(tasks) }));
}

/** Clearing what `variant` names. */
export function clearField(matched: Matched): Draft | undefined {
  return targetedBy(matched, 'update_task', { set: { [matched.options.variant as 'description']: null } });
}

/** `delay 2 by three days`, `bring 2 forward a week`. */
export function shiftDue(matched: Matched): Draft | undefined {
  const duration = readDuration(matched.part('shift'), 0);
  if (!duration) return undefined;
  const shift = isoDuration(duration.value, matched.options.variant === 'earlier' ? -1 : 1);
  return targetedBy(matched, 'update_task', { shift }, matched.mark('shift', 'due'));
}

/** The new name is taken as it is said: nothing is lifted out of it. */
export function renameTask(matched: Matched): Draft | undefined {
  const title = trimMarks(matched.text('text'), '', ',;:.');
  return title ? targetedBy(matched, 'update_task', { set: { title } }, matched.mark('text', 'title')) : undefined;
}

export function setNote(matched: Matched): Draft | undefined {
  const description = trimMarks(matched.text('text'), ',;:.-', ',;:');
  return description
    ? targetedBy(
        matched,
        'update_task',
        { set: { description: unquoted(description) } },
        matched.mark('text', 'description'),
      )
    : undefined;
}

function unquoted(text: string): string {
  return /^["“].*["”]$/.test(text) ? text.slice(1, -1) : text;
}

export function addTags(matched: Matched): Draft | undefined {
  const tags = tagsOf(matched);
  return tags && targetedBy(matched, 'update_task', { addTags: tags }, matched.mark('tags', 'tag'));
}

export function removeTags(matched: Matched): Draft | undefined {
  const tags = tagsOf(matched);
  return tags && targetedBy(matched, 'update_task', { removeTags: tags }, matched.mark('tags', 'tag'));
}

function tagsOf(matched: Matched): string[] | undefined {
  const part = matched.part('tags');
  const list = readTagList(part, 0);
  return list?.next === part.tokens.length ? list.value : undefined;
}

const steps: readonly Priority[] = ['low', 'medium', 'high'];

/** `prioritise 2`, `lower the priority of 3`: one step from where it is. */
export function stepPriority(matched: Matched): Draft | undefined {
  const isUp = matched.options.variant === 'up';
  return targetedBy(matched, 'update_task', ([task]) => {
    const place = steps.indexOf(task?.priority ?? 'medium') + (isUp ? 1 : -1);
    return { set: { priority: steps[Math.max(0, Math.min(2, place))] as Priority } };
  });
}

export function fixedPriority(matched: Matched): Draft | undefined {
  return targetedBy(matched, 'update_task', { set: { priority: matched.options.variant as Priority } });
}

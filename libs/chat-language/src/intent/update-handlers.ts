import { trimMarks } from '../text/trim.js';
import { isoDuration } from '../calendar/duration.js';
import { isWholeMinutes, readDuration } from '../extract/duration.js';
import { isAt, readCardinal } from '../extract/reading.js';
import { readMoment } from '../extract/moment.js';
import { settle, type Settled } from '../extract/settle.js';
import type { GivenTask } from '../given.js';
import { both } from '../filter/combine.js';
import { readWindow } from '../filter/window.js';
import { windowLeaf } from '../filter/window-ends.js';
import { readTarget, type Target } from '../resolve/target.js';
import { dayDue } from '../task/eve-fields.js';
import type { Marked } from '../task/marked.js';
import type { Command, Priority, TaskChange } from '../understanding.js';
import { readChanges, type Changes } from './changes.js';
import type { Draft, Matched } from './draft.js';
import { within, type Scene } from './scene.js';
import { targeted, targetedBy, unclear } from './targeted.js';
import { isNumberOfTask } from '../resolve/is-number-of-task.js';

/** `move 2 to friday`, `make 3 urgent`, `set 4 to weekly`. */
export function changeValues(matched: Matched): Draft | undefined {
  const wide = widened(matched);
  const changes = wide?.changes ?? readChanges(matched.part('changes'));
  if (isOneMoreNumber(matched, 'changes')) return undefined;
  return changes && changed(matched, changes, wide && (() => wide.target));
}

/** `move my tasks from today to tomorrow`: of a bulk it says which; of one task, only where it was. */
export function moveFrom(matched: Matched): Draft | undefined {
  const changes = readChanges(matched.part('changes'));
  const part = matched.part('window');
  const window = readWindow(part, 0)?.value;
  if (!changes || !window) return undefined;
  const leaf = windowLeaf(window, part.clock);
  return changed(matched, changes, (scene) => {
    const target = readTarget(scene);
    if (target?.kind !== 'bulk') return target;
    return { ...target, filter: target.isEverything ? leaf : both(target.filter, leaf), isEverything: false };
  });
}

function changed(
  matched: Matched,
  changes: Changes,
  targetOf?: (scene: Scene) => Target | undefined,
): Draft | undefined {
  const marked: readonly Marked[] = changes.barePriority ? matched.mark('changes', 'priority') : changes.read.marked;
  return targetedBy(matched, 'update_task', (tasks) => changeFields(changes, tasks, matched.scene), marked, targetOf);
}

/** Of "make everything due today urgent" the first words behind "everything" belong to the filter. */
function widened(matched: Matched): { target: Target; changes: Changes } | undefined {
  if (!matched.has('target') || readTarget(matched.part('target'))?.kind !== 'bulk') return undefined;
  const [from, to] = [matched.slot('target').from, matched.slot('changes').to];
  const first = matched.slot('target').to;
  const between = matched.scene.tokens.slice(first, matched.slot('changes').from);
  const isApart = between.some(({ norm }) => !['due', 'on', 'at', 'for', 'by'].includes(norm));
  for (let at = isApart ? first : to - 1; at > first; at -= 1) {
    const target = readTarget(within(matched.scene, from, at));
    const changes = target?.kind === 'bulk' ? readChanges(within(matched.scene, at, to)) : undefined;
    if (target && changes) return { target, changes };
  }
  return undefined;
}

/** `…, due friday`: a change of what the clause before was about. */
export function continueChange(matched: Matched): Draft | undefined {
  const { isLaterClause, topic } = matched.scene;
  // "Find a flat and move on friday" is one title, "the flat: move to friday" a change.
  return (matched.options.variant === 'topic' ? topic : isLaterClause) ? changeValues(matched) : undefined;
}

export function changeFields(
  { read, barePriority }: Changes,
  tasks: readonly GivenTask[],
  scene: Scene,
): Partial<Command> {
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
  if (isOneMoreNumber(matched, 'time') || holdsDay(matched)) return undefined;
  const said = readMoment(matched.part('time'), 0)?.value;
  const settled = said && settle(said.moment, scene.clock, said.lead);
  if (settled?.minute === undefined) return undefined;
  const { minute, day } = settled;
  const due = (task: GivenTask | undefined): string =>
    scene.clock.instant(dayDue(task ?? {}, scene.clock) ?? day, minute);
  return targetedBy(matched, 'update_task', ([task]) => ({ set: { due: due(task) } }), matched.mark('time', 'due'));
}

/** "Move 1, 2, 3", "do the last two": a number right behind the task is no time. */
function isOneMoreNumber(matched: Matched, slot: 'time' | 'changes'): boolean {
  const part = matched.part(slot);
  if (!matched.has('target') || readCardinal(part, 0)?.next !== part.tokens.length) return false;
  return matched.slot('target').to === matched.slot(slot).from;
}

/** "Every paint task to next sat" with "9am" behind it: the day is part of the new date, not of the task. */
function holdsDay(matched: Matched): boolean {
  if (!matched.has('target')) return false;
  const part = matched.part('target');
  const end = part.tokens.length;
  return part.tokens.some(
    (_, at) => at > 0 && isAt(part, at, 'to', 'until', 'for', 'on', 'by') && readMoment(part, at + 1)?.next === end,
  );
}

export function clearDate(matched: Matched): Draft | undefined {
  return targetedBy(matched, 'update_task', (tasks) => ({ set: clearedDate(tasks) }));
}

export function clearAllDates(matched: Matched): Draft | undefined {
  const target = { kind: 'bulk', filter: {}, isEverything: true, except: [] } as const;
  const marked = matched.commandMarks();
  return targeted({ intent: 'update_task', target, scene: matched.scene, marked, fields: { set: { due: null } } });
}

/** Clearing what `variant` names. */
export function clearField(matched: Matched): Draft | undefined {
  return targetedBy(matched, 'update_task', { set: { [matched.options.variant as 'description']: null } });
}

/** `delay 2 by three days`, `bring 2 forward a week`. */
export function shiftDue(matched: Matched): Draft | undefined {
  const duration = readDuration(matched.part('shift'), 0);
  if (!duration) return undefined;
  if (!isWholeMinutes(duration.value)) return unclear(matched, 'update_task');
  const shift = isoDuration(duration.value, matched.options.variant === 'earlier' ? -1 : 1);
  return targetedBy(matched, 'update_task', { shift }, matched.mark('shift', 'due'));
}

/** The new name is taken as it is said: nothing is lifted out of it. */
export function renameTask(matched: Matched): Draft | undefined {
  const title = trimMarks(matched.text('text'), '', ',;:.');
  // One name for several tasks is hardly meant.
  if (matched.has('target') && readTarget(matched.part('target'))?.kind === 'bulk')
    return unclear(matched, 'update_task');
  // "Replace 2 with 3" may name a task, "rename 4 to" lacks the name.
  if (/^(?:to|as|into)$/i.test(title) || isOtherTask(title, matched.scene)) return unclear(matched, 'update_task');
  return title ? targetedBy(matched, 'update_task', { set: { title } }, matched.mark('text', 'title')) : undefined;
}

function isOtherTask(title: string, { tasks }: Scene): boolean {
  return isNumberOfTask(title, tasks);
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

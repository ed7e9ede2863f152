import { readMoment } from '../extract/moment.js';
import { settle } from '../extract/settle.js';
import { isoInstant } from '../calendar/clock.js';
import { isoDuration } from '../calendar/duration.js';
import { readEves } from '../extract/eve.js';
import { readBareOffsets, readOffsets } from '../extract/reminder.js';
import { eveFields, type DueDay } from '../task/eve-fields.js';
import { readTask } from '../task/new-task.js';
import { splitTasks } from '../task/split-tasks.js';
import type { NewTask } from '../understanding.js';
import type { Draft, Matched } from './draft.js';
import type { Marked } from '../task/marked.js';
import type { Scene } from './scene.js';

/** `add …`: one task, or several in a list. */
export function createTasks(matched: Matched): Draft | undefined {
  const draft = createFrom(matched.part('text'), matched.options.variant === 'list');
  return draft && { ...draft, marked: [...matched.commandMarks(), ...draft.marked] };
}

/** Makes one or several tasks of a piece of a sentence; nothing where no title is left. */
export function createFrom(scene: Scene, isList: boolean): Draft | undefined {
  const pieces = splitTasks(scene, isList);
  const split = pieces.map((tokens) => readTask({ ...scene, tokens }, scene.wantsOccurrences));
  // A piece without a title ("…, remind me an hour before") belongs to the one before it.
  const read =
    split.length > 1 && split.some(({ title }) => title === '') ? [readTask(scene, scene.wantsOccurrences)] : split;
  const titled = read.filter(({ title }) => title !== '');
  if (titled.length === 0) return undefined;
  const marked = read.flatMap((task) => task.marked);
  const tasks = titled.map(({ title, fields }): NewTask => ({ title, ...fields }));
  if (tasks.length === 1) return { command: { intent: 'create_task', ...tasks[0]! }, marked, mutations: 1 };
  return { command: { intent: 'create_many', tasks }, marked, mutations: tasks.length };
}

/** `remind me to call mum at 5`: a task that is due then, with a reminder at that moment. */
export function createReminded(matched: Matched): Draft | undefined {
  const read = readTask(matched.part('text'), matched.scene.wantsOccurrences);
  if (read.title === '') return undefined;
  const when = matched.has('when') ? readWhen(matched.part('when'), read.fields) : {};
  if (!when) return undefined;
  const fields = { ...read.fields, ...when };
  const isReminded = fields.remindAt !== undefined || fields.reminderOffsets !== undefined;
  const remindAt = !isReminded && fields.due !== undefined ? { remindAt: [fields.due] } : {};
  const marked: Marked[] = [...matched.commandMarks(), ...matched.mark('when', 'reminder'), ...read.marked];
  return { command: { intent: 'create_task', title: read.title, ...fields, ...remindAt }, marked, mutations: 1 };
}

type When = Pick<
  NewTask,
  'due' | 'dueDate' | 'remindAt' | 'reminderOffsets' | 'recurrence' | 'firstDue' | 'occurrences'
>;

function readWhen(scene: Scene, due: DueDay): When | undefined {
  const eves = readEves(scene, 0);
  if (eves?.next === scene.tokens.length) return eveFields(eves.value, due, scene.clock);
  const offsets = readOffsets(scene, 0);
  if (offsets && offsets.next === scene.tokens.length)
    return { reminderOffsets: offsets.value.map((offset) => isoDuration(offset, -1)) };
  const read = readTask(scene, scene.wantsOccurrences);
  if (read.title !== '' || !(read.fields.due ?? read.fields.dueDate)) return undefined;
  return read.fields;
}

/** The instant of a whole scene that is a moment; a day alone means its morning. */
export function instantOf(scene: Scene): string | undefined {
  const found = readMoment(scene, 0);
  if (!found || found.next !== scene.tokens.length || found.value.moment.none || found.value.lead === 'of')
    return undefined;
  const settled = settle(found.value.moment, scene.clock, found.value.lead);
  if (!settled) return undefined;
  if (settled.instantMs !== undefined) return isoInstant(settled.instantMs);
  return scene.clock.instant(settled.day, settled.minute ?? 540);
}

/** The reminder is counted back from the time of the new task. */
export function createRemindedBefore(matched: Matched): Draft | undefined {
  const read = readTask(matched.part('text'), matched.scene.wantsOccurrences);
  const reminderOffsets = readBareOffsets(matched.part('offsets'));
  if (read.title === '' || !reminderOffsets) return undefined;
  const marked = [...matched.commandMarks(), ...matched.mark('offsets', 'reminder'), ...read.marked];
  return {
    command: { intent: 'create_task', title: read.title, ...read.fields, reminderOffsets },
    marked,
    mutations: 1,
  };
}

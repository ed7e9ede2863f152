import { readMoment } from '../extract/moment.js';
import type { Day } from '../calendar/days.js';
import { onDay, settle } from '../extract/settle.js';
import { isoInstant } from '../calendar/clock.js';
import { isoDuration } from '../calendar/duration.js';
import { readEves } from '../extract/eve.js';
import { readBareOffsets, readOffsets } from '../extract/reminder.js';
import { eveFields, type DueDay } from '../task/eve-fields.js';
import { readTask } from '../task/new-task.js';
import { splitTasks, type Announced } from '../task/split-tasks.js';
import { withShared } from '../task/shared-fields.js';
import type { Command, NewTask } from '../understanding.js';
import { mayMeanTask } from './may-mean-task.js';
import { unclear } from './targeted.js';
import { markTokens, type Draft, type Matched } from './draft.js';
import { readChanges, type Changes } from './changes.js';
import type { Marked } from '../task/marked.js';
import { withTokens, type Scene } from './scene.js';
import type { Token } from '../text/tokens.js';

/** `add …`: one task, or several in a list. */
export function createTasks(matched: Matched): Draft | undefined {
  const draft = createFrom(matched.part('text'), (matched.options.variant ?? 'nothing') as Announced);
  if (!draft) return undefined;
  const marked = [...matched.commandMarks(), ...draft.marked];
  // "Add p5 to 6" is about task 6, whatever it says.
  const isAsked =
    isNumber(draft.command) || (matched.options.variant === undefined && mayMeanTask(matched.part('text')));
  return isAsked ? unclear(matched, 'update_task') : { ...draft, marked };
}

/** `add a high priority task file the claim`: some of the values stand before the word "task". */
export function createWith(matched: Matched): Draft | undefined {
  const part = matched.part('changes');
  const changes = readChanges(part, matched.scene.wantsOccurrences) ?? tagged(part);
  const read = readTask(matched.part('text'), matched.scene.wantsOccurrences);
  if (read.title === '') return undefined;
  const priority = changes.barePriority ? { priority: changes.barePriority } : {};
  const marked = [...matched.commandMarks(), ...changes.read.marked, ...read.marked];
  const fields = { ...changes.read.fields, ...priority, ...read.fields };
  return { command: { intent: 'create_task', title: read.title, ...fields }, marked, mutations: 1 };
}

/** "A work task", where there is such a tag. */
function tagged(scene: Scene): Changes {
  const read = { fields: { tags: [scene.tokens[0]!.norm] }, title: '', saysNoDate: false, isUnclear: false };
  return { read: { ...read, marked: [markTokens(scene, 0, 1, 'tag')] } };
}

/** A title that is only a number may be the number of a task. */
export function isNumber({ title }: Pick<Command, 'title'>): boolean {
  return /^#?\d+$/.test(title ?? '');
}

/** Makes one or several tasks of a piece of a sentence; nothing where no title is left. */
export function createFrom(scene: Scene, announced: Announced): Draft | undefined {
  const pieces = underHeading(scene) ?? splitTasks(scene, announced);
  const split = pieces.map((tokens) => readTask({ ...scene, tokens }, scene.wantsOccurrences));
  // A piece without a title ("…, remind me an hour before") belongs to the one before it.
  const read =
    split.length > 1 && split.some(({ title }) => title === '') ? [readTask(scene, scene.wantsOccurrences)] : split;
  const titled = withShared(read).filter(({ title }) => title !== '');
  if (titled.length === 0) return undefined;
  const marked = read.flatMap((task) => task.marked);
  if (read.some(({ isUnclear }) => isUnclear))
    return { command: { intent: 'clarify', pendingIntent: 'create_task' }, marked, mutations: 0 };
  const tasks = titled.map(({ title, fields }): NewTask => ({ title, ...fields }));
  if (tasks.length === 1) return { command: { intent: 'create_task', ...tasks[0]! }, marked, mutations: 1 };
  return { command: { intent: 'create_many', tasks }, marked, mutations: tasks.length };
}

/** `friday: buy milk, call mom`: the day in front is said of each. */
function underHeading(scene: Scene): Token[][] | undefined {
  const colon = scene.tokens.findIndex(({ kind, norm }) => kind === 'mark' && norm === ':');
  if (colon < 1 || colon > 6 || readMoment(scene, 0)?.next !== colon) return undefined;
  const [heading, rest] = [scene.tokens.slice(0, colon), scene.tokens.slice(colon + 1)];
  const pieces = splitTasks(withTokens(scene, rest), 'tasks');
  return pieces.length > 1 ? pieces.map((piece) => [...heading, ...piece]) : undefined;
}

/** `remind me to call mum at 5`: a task that is due then, with a reminder at that moment. */
export function createReminded(matched: Matched): Draft | undefined {
  const read = readTask(matched.part('text'), matched.scene.wantsOccurrences);
  if (read.title === '') return undefined;
  if (isNumber(read)) return unclear(matched, 'set_reminder');
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

/** The instant of a whole scene that is a moment, on that day unless it says another; a day alone means its morning. */
export function instantOf(scene: Scene, day?: Day): string | undefined {
  const found = readMoment(scene, 0);
  if (!found || found.next !== scene.tokens.length || found.value.moment.none || found.value.lead === 'of')
    return undefined;
  const settled = settle(onDay(found.value.moment, day), scene.clock, found.value.lead);
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

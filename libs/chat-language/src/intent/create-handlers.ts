import { readMoment } from '../extract/moment.js';
import { skip } from '../extract/reading.js';
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
import { startsLikeTask } from '../task/task-verbs.js';
import type { Command, NewTask } from '../understanding.js';
import { mayMeanTask } from './may-mean-task.js';
import { saysNothing } from './says-nothing.js';
import { unclear } from './targeted.js';
import type { Draft, Matched } from './draft.js';
import { readChanges } from './changes.js';
import type { Marked } from '../task/marked.js';
import { within, withTokens, type Scene } from './scene.js';
import { commaAt, type Token } from '../text/tokens.js';

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

/** `add a high priority task: file the claim`, `two things for friday: …`: what is said of the tasks stands before them. */
export function createWith(matched: Matched): Draft | undefined {
  const said = loneValue(matched.part('changes'));
  const heading = said ? [] : matched.part('changes').tokens;
  const more = matched.has('more') ? matched.part('more').tokens : [];
  const draft = createFrom(matched.part('text'), (matched.options.variant ?? 'nothing') as Announced, [
    ...heading,
    ...more,
  ]);
  if (!draft || isNumber(draft.command)) return undefined;
  if (mayMeanTask(matched.part('text'))) return unclear(matched, 'update_task');
  const marked = [...matched.commandMarks(), ...draft.marked];
  if (!said) return { ...draft, marked };
  const valueMarks = matched.mark('changes', said.tags ? 'tag' : 'priority');
  return { ...draft, command: withValues(draft.command, said), marked: [...marked, ...valueMarks] };
}

/** "Important" and "work", where there is such a tag, are values only before the word "task". */
function loneValue(part: Scene): Pick<NewTask, 'priority' | 'tags'> | undefined {
  const changes = readChanges(part);
  if (!changes) return { tags: [part.tokens[0]!.norm] };
  return changes.barePriority && { priority: changes.barePriority };
}

function withValues(command: Command, said: Pick<NewTask, 'priority' | 'tags'>): Command {
  return command.tasks
    ? { ...command, tasks: command.tasks.map((task) => ({ ...said, ...task })) }
    : { ...said, ...command };
}

/** `put "defrost freezer" down for friday`: what is said of it stands behind. */
export function createWithBehind(matched: Matched): Draft | undefined {
  const [title, changes] = [matched.part('text'), matched.part('changes')];
  const draft = createFrom(
    { ...title, tokens: [...title.tokens, commaAt(title.tokens.at(-1)!.end), ...changes.tokens] },
    'nothing',
  );
  return draft && { ...draft, marked: [...matched.commandMarks(), ...draft.marked] };
}

/** `give the rabbit a bath 10 days after it's done`: a task only where that is how it repeats. */
export function createRepeating(matched: Matched): Draft | undefined {
  const { from } = matched.slot('text');
  const draft = createFrom(within(matched.scene, from, matched.scene.tokens.length), 'nothing');
  if (!draft?.command.anchor) return undefined;
  const lead = matched.commandMarks().filter(({ end }) => end <= matched.scene.tokens[from]!.start);
  return { ...draft, marked: [...lead, ...draft.marked] };
}

/** A title that is only a number may be the number of a task. */
export function isNumber({ title }: Pick<Command, 'title'>): boolean {
  return /^#?\p{Nd}+$/u.test(title ?? '');
}

/** Makes one or several tasks of a piece of a sentence, with what a heading says of each; nothing where no title is left. */
export function createFrom(scene: Scene, announced: Announced, heading: readonly Token[] = []): Draft | undefined {
  const pieces =
    heading.length > 0
      ? headed(heading, splitTasks(scene, announced))
      : (underHeading(scene) ?? underLeadingDay(scene, announced) ?? splitTasks(scene, announced));
  const split = pieces.map((tokens) => readTask({ ...scene, tokens }, scene.wantsOccurrences));
  // A piece without a title ("…, remind me an hour before") belongs to the one before it.
  const read =
    split.length > 1 && split.some(({ title }) => title === '')
      ? [readTask({ ...scene, tokens: [...heading, ...scene.tokens] }, scene.wantsOccurrences)]
      : split;
  const titled = withShared(read).filter(({ title }) => title !== '');
  if (titled.length === 0) return undefined;
  const marked = read.flatMap((task) => task.marked);
  if (
    read.some(({ isUnclear }) => isUnclear) ||
    titled.some(({ title }) => saysNothing(title, scene, titled.length > 1))
  )
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
  // "Monday: gym; tuesday: dentist" has a heading for each.
  const areHeaded = pieces.some((tokens) => tokens[readMoment({ ...scene, tokens }, 0)?.next ?? -1]?.norm === ':');
  return pieces.length > 1 && !areHeaded ? headed(heading, pieces) : undefined;
}

/** `tomorrow call Bo and buy socks`. */
function underLeadingDay(scene: Scene, announced: Announced): Token[][] | undefined {
  const day = readMoment(scene, 0);
  const rest = day?.value.moment.day ? scene.tokens.slice(skip(scene, day.next, ',')) : [];
  if (!startsLikeTask(rest)) return undefined;
  const pieces = splitTasks(withTokens(scene, rest), announced);
  return pieces.length > 1 ? headed(scene.tokens.slice(0, day!.next), pieces) : undefined;
}

/** A comma keeps the words of the heading from those of the task. */
function headed(heading: readonly Token[], pieces: readonly Token[][]): Token[][] {
  return pieces.map((piece) => [...heading, commaAt(heading.at(-1)!.end), ...piece]);
}

/** `remind me to call mum at 5`: a task that is due then, with a reminder at that moment. */
export function createReminded(matched: Matched): Draft | undefined {
  const several = matched.has('when') ? undefined : severalReminded(matched);
  if (several) return several;
  const whole = matched.part('text');
  const before = matched.has('when') ? undefined : beforeAtEnd(whole);
  const read = readTask(within(whole, 0, before?.from ?? whole.tokens.length), matched.scene.wantsOccurrences);
  if (read.title === '') return undefined;
  if (isNumber(read)) return unclear(matched, 'set_reminder');
  const said = matched.has('when') ? matched.part('when') : before?.when;
  const when = said ? readWhen(said, read.fields) : {};
  if (!when) return undefined;
  const fields = { ...read.fields, ...when };
  const isReminded = fields.remindAt !== undefined || fields.reminderOffsets !== undefined;
  const remindAt = !isReminded && fields.due !== undefined ? { remindAt: [fields.due] } : {};
  const marked: Marked[] = [...matched.commandMarks(), ...matched.mark('when', 'reminder'), ...read.marked];
  return { command: { intent: 'create_task', title: read.title, ...fields, ...remindAt }, marked, mutations: 1 };
}

/** `remind me to pay the rent on friday the evening before`: what stands last is counted back from the date. */
function beforeAtEnd(scene: Scene): { readonly when: Scene; readonly from: number } | undefined {
  for (let from = 2; from < scene.tokens.length - 1; from += 1) {
    const when = within(scene, from, scene.tokens.length);
    const found = readEves(when, 0) ?? readOffsets(when, 0);
    if (found?.next !== when.tokens.length) continue;
    const { due, dueDate } = readTask(within(scene, 0, from)).fields;
    return (due ?? dueDate) ? { when, from } : undefined;
  }
  return undefined;
}

/** `remind me to call mum tomorrow and pay the rent on friday`: each at its own time. */
function severalReminded(matched: Matched): Draft | undefined {
  const draft = createFrom(matched.part('text'), 'nothing');
  const tasks = draft?.command.tasks;
  if (!draft || !tasks?.every(({ due, dueDate }) => due ?? dueDate)) return undefined;
  const reminded = tasks.map((task) => (task.due && !task.remindAt ? { ...task, remindAt: [task.due] } : task));
  return {
    ...draft,
    command: { ...draft.command, tasks: reminded },
    marked: [...matched.commandMarks(), ...draft.marked],
  };
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

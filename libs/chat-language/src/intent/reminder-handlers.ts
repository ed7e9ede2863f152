import { isoInstant } from '../calendar/clock.js';
import { isoDuration } from '../calendar/duration.js';
import { readEves } from '../extract/eve.js';
import { readBareOffsets, readOffsets } from '../extract/reminder.js';
import { readDuration } from '../extract/duration.js';
import { isAt, readCardinal, skip } from '../extract/reading.js';
import type { Command } from '../understanding.js';
import { dayDue, eveFields, type DueDay } from '../task/eve-fields.js';
import { instantOf } from './create-handlers.js';
import type { Draft, Matched } from './draft.js';
import { readWindow } from '../filter/window.js';
import { readTarget, type Target } from '../resolve/target.js';
import { isTaskNumber } from './may-mean-task.js';
import { within, type Scene } from './scene.js';
import { targetedBy, unclear } from './targeted.js';

/** `remind me about 2 at 5pm`, `remind me an hour before the dentist`. */
export function setReminder(matched: Matched): Draft | undefined {
  if (!matched.has('when')) return targetedBy(matched, 'set_reminder', {});
  if (isNumberOfTask(matched, 'at')) return undefined;
  const wide = ofWhatIsDue(matched);
  const part = wide?.when ?? matched.part('when');
  if (!reminderOf(part)) return undefined;
  const { newTask } = matched.scene;
  const fields = (tasks: readonly DueDay[]): Partial<Command> => {
    const [due = matched.has('target') ? undefined : newTask, ...others] = tasks;
    return reminderOf(part, others.length > 0 ? undefined : due, due === newTask) ?? {};
  };
  const marked = matched.mark('when', 'reminder');
  const draft = targetedBy(matched, 'set_reminder', fields, marked, wide && (() => wide.target));
  return draft && matched.options.variant === 'whole' ? { ...draft, isWhole: true } : draft;
}

/** "Snooze 3", "add a reminder to 3": a bare number is a task that is there, unless a word before it makes it a time. */
function isNumberOfTask(matched: Matched, ...timeLeads: readonly string[]): boolean {
  if (matched.has('target') || !matched.has('when')) return false;
  const when = matched.part('when');
  const number = skip(when, 0, 'to', 'for', 'on');
  return (
    number === when.tokens.length - 1 &&
    isTaskNumber(when, number) &&
    !isAt(matched.scene, matched.slot('when').from - 1, ...timeLeads)
  );
}

/** "Remind me of everything due today at 5pm": what it is due belongs to the tasks, the rest says when. */
function ofWhatIsDue(matched: Matched): { target: Target; when: Scene } | undefined {
  if (!matched.has('target')) return undefined;
  const { scene } = matched;
  const [{ from, to: targetEnd }, { to }] = [matched.slot('target'), matched.slot('when')];
  const dueAt = isAt(scene, targetEnd, 'due')
    ? targetEnd
    : isAt(scene, targetEnd - 1, 'due')
      ? targetEnd - 1
      : undefined;
  if (dueAt === undefined) return undefined;
  for (let at = dueAt + 2; at < to; at += 1) {
    const target =
      readWindow(within(scene, dueAt + 1, at), 0)?.next === at - dueAt - 1
        ? readTarget(within(scene, from, at))
        : undefined;
    const when = within(scene, at, to);
    if (target?.kind === 'bulk' && !target.isEverything && reminderOf(when)) return { target, when };
  }
  return undefined;
}

/** What a scene says of when to remind; "the evening before" needs to know when the task is due. */
export function reminderOf(
  scene: Scene,
  due: DueDay = {},
  isOfNewTask = false,
): Pick<Command, 'remindAt' | 'reminderOffsets'> | undefined {
  const eves = readEves(scene, 0);
  if (eves?.next === scene.tokens.length) return eveFields(eves.value, due, scene.clock);
  const offsets = readOffsets(scene, 0);
  if (offsets?.next === scene.tokens.length)
    return { reminderOffsets: offsets.value.map((offset) => isoDuration(offset, -1)) };
  const at = instantOf(scene, isOfNewTask ? dayDue(due, scene.clock) : undefined);
  if (at) return { remindAt: [at] };
  return moments(scene);
}

/** "At 9 and at 5": several moments. */
function moments(scene: Scene): Pick<Command, 'remindAt'> | undefined {
  const place = scene.tokens.findIndex((_, at) => at > 0 && isAt(scene, at, 'and'));
  if (place < 0) return undefined;
  const halves = [scene.tokens.slice(0, place), scene.tokens.slice(place + 1)].map((tokens) =>
    instantOf({ ...scene, tokens }),
  );
  return halves[0] && halves[1] ? { remindAt: [halves[0], halves[1]] } : undefined;
}

/** `remind me 1 day and 2 hours before {target}`: the offsets stand without their "before". */
export function setReminderBefore(matched: Matched): Draft | undefined {
  const part = matched.part('offsets');
  const found = readBareOffsets(part);
  // A reminder is some whole minutes before: "30 seconds before" cannot be kept.
  if (!found && readDuration(part, 0)?.next === part.tokens.length) return unclear(matched, 'set_reminder');
  // "2 hours before the exam and again 15 minutes before".
  const more = matched.has('more') ? readBareOffsets(matched.part('more')) : [];
  if (!found || !more) return undefined;
  const marked = [...matched.mark('offsets', 'reminder'), ...matched.mark('more', 'reminder')];
  return targetedBy(matched, 'set_reminder', { reminderOffsets: [...found, ...more] }, marked);
}

/** `remind me when 3 is due`. */
export function remindWhenDue(matched: Matched): Draft | undefined {
  return targetedBy(matched, 'set_reminder', { reminderOffsets: ['PT0M'] });
}

const snoozeDefaultMs = 10 * 60_000;

/** `snooze it for ten minutes`, `snooze 2 until tomorrow`. Without a time: ten minutes. */
export function snooze(matched: Matched): Draft | undefined {
  const until = snoozedUntil(matched);
  if (!until) return undefined;
  const marked = [...matched.mark('shift', 'reminder'), ...matched.mark('when', 'reminder')];
  const draft = targetedBy(matched, 'snooze', { until }, marked);
  // "Later, at 6pm" is one thing.
  return draft && marked.length > 0 && !matched.has('target') ? { ...draft, isWhole: true } : draft;
}

function snoozedUntil(matched: Matched): string | undefined {
  const { clock, given, tasks } = matched.scene;
  if (matched.has('n')) {
    const minutes = readCardinal(matched.part('n'), 0)?.value ?? 0;
    // "Snooze 3" is task 3, where there is one.
    const isTask = matched.options.variant !== 'minutes' && tasks?.some(({ n }) => n === minutes);
    return isTask ? undefined : isoInstant(clock.nowMs + minutes * 60_000);
  }
  // "Remind me in an hour" puts a reminder off only when one has just gone out.
  const saysAgain = matched.scene.tokens.some(({ norm }) => norm === 'again' || norm === 'later');
  const isPlain = matched.options.variant === 'ifNotified' || (isAt(matched.scene, 0, 'remind') && !saysAgain);
  if (isPlain && given.lastNotified === undefined) return undefined;
  if (matched.has('shift')) {
    const duration = readDuration(matched.part('shift'), 0);
    return duration && isoInstant(clock.shiftInstant(clock.nowMs, duration.value));
  }
  if (isNumberOfTask(matched, 'at', 'until', 'till', 'til', 'to')) return undefined;
  return matched.has('when') ? instantOf(matched.part('when')) : isoInstant(clock.nowMs + snoozeDefaultMs);
}

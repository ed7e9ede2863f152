import { limits } from '@todo/event-contracts';
import { Clock } from '../calendar/clock.js';
import type { Command } from '../understanding.js';
import { askFirst } from './ask-first.js';
import { describeChange, describeNewTask, reminderWords } from './describe.js';
import { dateWords, joined, quoted, quotedAll, say } from './format.js';
import { historyWords } from './history-words.js';
import { asked, tellTasks } from './lists.js';
import { nameTasks, nameTitles } from './names.js';
import type { Outcome } from './outcome.js';
import { preferenceWords } from './preference-words.js';
import { isSpoken, speechOf } from './speeches.js';
import type { ReplyKey, Speech } from './speech.js';
import { tellTakenBack } from './taken-back.js';

/** The tools a reply is made with. */
export interface Telling {
  readonly speech: Speech;
  readonly clock: Clock;
  readonly outcome: Outcome;
}

/** What the person reads: one function for the chat and the command line, in the language they wrote in. */
export function reply(command: Command, outcome: Outcome): string {
  const speech = speechOf(outcome.lang ?? 'en');
  const telling: Telling = { speech, outcome, clock: new Clock(outcome.now.getTime(), outcome.timezone ?? 'UTC') };
  if (outcome.state === 'refused') return say(telling, 'refused', { why: refusalWords(telling) });
  const said = tell(command, telling);
  if (outcome.state === 'on_its_way') return say(telling, 'onItsWay', { what: said });
  const leftOut = outcome.leftOut?.length
    ? say(telling, 'leftOut', { titles: quotedAll(outcome.leftOut, speech), n: outcome.leftOut.length })
    : '';
  const again = outcome.nextDue ? say(telling, 'dueAgain', { due: dateWords(outcome.nextDue, telling) }) : '';
  return `${said}${again}${leftOut}${outcome.state === 'done' && canBeUndone(command) ? say(telling, 'undoHint') : ''}`;
}

/** Why it did not happen, and what to do about it. */
function refusalWords(telling: Telling): string {
  const { reason = 'failed', titles = [] } = telling.outcome;
  const about = titles.length > 0 ? nameTitles(titles, telling) : { tasks: say(telling, 'theTask'), n: 1 };
  return say(telling, reason, { ...limits, ...about });
}

const undoable: readonly Command['intent'][] = [
  'create_task',
  'create_many',
  'complete_task',
  'reopen_task',
  'delete_task',
  'update_task',
  'skip_occurrence',
  'set_reminder',
  'cancel_reminder',
  'snooze',
];

function canBeUndone(command: Command): boolean {
  return undoable.includes(command.intent) && !command.confirm && !command.effect;
}

function tell(command: Command, telling: Telling): string {
  if (command.effect) return say(telling, command.effect, { ...nameTasks(command, telling) });
  if (command.confirm && telling.outcome.state !== 'done') return askFirst(command, telling);
  switch (command.intent) {
    case 'create_task':
      return say(telling, 'created', {
        title: quoted(command.title ?? '', telling.speech),
        details: describeNewTask(command, telling),
      });
    case 'create_many':
      return tellMany(command, telling);
    case 'multi':
      if (command.commands?.some(({ confirm }) => confirm)) return askFirst(command, telling);
      return (command.commands ?? []).map((part) => tell(part, telling)).join(' ');
    case 'list_tasks':
    case 'count_tasks':
      return tellTasks(command, telling);
    case 'clarify':
      return tellChoices(command, telling);
    case 'undo':
    case 'redo':
      return tellTakenBack(command, telling);
    default:
      return tellPlainly(command, telling);
  }
}

function tellMany(command: Command, telling: Telling): string {
  const { speech } = telling;
  const titles = (command.tasks ?? []).map((task) => `${quoted(task.title, speech)}${describeNewTask(task, telling)}`);
  return say(telling, 'createdMany', { count: titles.length, titles: joined(titles, speech) });
}

function tellChoices(command: Command, telling: Telling): string {
  // The task is known where it was named; what is missing is what to do with it.
  if (command.refs) return say(telling, 'clarifyChange');
  return command.candidates?.length
    ? say(telling, 'clarify', { list: asked(command.candidates, telling) })
    : say(telling, missingKey(command));
}

/** What is asked for where no tasks can be offered. */
function missingKey({ pendingIntent }: Command): ReplyKey {
  if (pendingIntent === undefined) return 'notUnderstood';
  if (pendingIntent === 'update_task') return 'clarifyChange';
  return pendingIntent === 'undo' || pendingIntent === 'redo' ? 'clarifyUndo' : 'clarifyOpen';
}

const plainKeys: Readonly<Partial<Record<Command['intent'], ReplyKey>>> = {
  complete_task: 'completed',
  reopen_task: 'reopened',
  delete_task: 'deleted',
  skip_occurrence: 'skipped',
  cancel_reminder: 'reminderCancelled',
  snooze: 'snoozed',
  greeting: 'greeting',
  help: 'help',
};

function tellPlainly(command: Command, telling: Telling): string {
  const { outcome } = telling;
  switch (command.intent) {
    case 'confirm':
      if (command.answer === undefined) return say(telling, 'lapsed');
      return say(telling, command.answer ? 'confirmedYes' : 'confirmedNo');
    case 'history':
      return tellHistory(telling);
    case 'explain':
      return tellLast(telling);
    case 'set_preference':
      return preferenceWords(command, telling);
    case 'not_found':
      return command.refs?.some((ref) => !('last' in ref))
        ? say(telling, 'notFound', { ...nameTasks(command, telling) })
        : say(telling, 'clarifyOpen');
    case 'choose':
      return command.resolvesTo?.length === 0
        ? say(telling, 'chosenNone')
        : say(telling, 'chosen', { ...nameTasks(command, telling) });
    case 'out_of_scope':
      return say(telling, isSpoken(outcome.lang ?? 'en') ? 'outOfScope' : 'foreign');
    case 'update_task':
      return tellUpdate(command, telling);
    case 'set_reminder':
      return tellChange(command.remindAt || command.reminderOffsets ? 'reminderSet' : 'remindWhen', command, telling);
    default:
      return tellChange(plainKeys[command.intent] ?? 'smalltalk', command, telling);
  }
}

/** Archiving alone is said as what it is. */
function tellUpdate(command: Command, telling: Telling): string {
  const { set, addTags, removeTags, shift } = command;
  const isOnlyArchived =
    set?.status === 'archived' && Object.keys(set).length === 1 && !addTags && !removeTags && !shift;
  return tellChange(isOnlyArchived ? 'archived' : 'updated', command, telling);
}

function tellChange(key: ReplyKey, command: Command, telling: Telling): string {
  const at = reminderWords(command, telling);
  return say(telling, key, {
    ...nameTasks(command, telling),
    details: describeChange(command, telling),
    next: command.nextDue ? say(telling, 'nextDue', { due: dateWords(command.nextDue, telling) }) : '',
    at: at && ` (${at})`,
    until: command.until ? dateWords(command.until, telling) : '',
  });
}

function tellHistory(telling: Telling): string {
  const { entries } = telling.outcome;
  if (entries?.length === 0) return say(telling, 'historyNone');
  return say(telling, 'history', { list: entries ? `\n${historyWords(entries, telling)}` : '' });
}

function tellLast(telling: Telling): string {
  const { last } = telling.outcome;
  if (last === undefined) return say(telling, 'explain');
  return last === null
    ? say(telling, 'explainNone')
    : say(telling, 'explainSaid', { said: quoted(last.said, telling.speech), what: last.done });
}

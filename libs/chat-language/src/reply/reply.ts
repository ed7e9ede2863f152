import { Clock } from '../calendar/clock.js';
import type { Command } from '../understanding.js';
import { describeChange, describeNewTask } from './describe.js';
import { dateWords, fill, joined, nameTasks, numbered, quoted } from './format.js';
import type { Outcome } from './outcome.js';
import { speechOf } from './speeches.js';
import type { ReplyKey, Speech } from './speech.js';

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
  if (outcome.state === 'refused')
    return fill(speech.texts.refused, { why: speech.texts[outcome.reason ?? 'unavailable'] });
  const said = tell(command, telling);
  if (outcome.state === 'on_its_way') return fill(speech.texts.onItsWay, { what: said });
  const leftOut = outcome.leftOut?.length
    ? fill(speech.texts.leftOut, {
        titles: joined(
          outcome.leftOut.map((title) => quoted(title, speech)),
          speech,
        ),
      })
    : '';
  return `${said}${leftOut}${outcome.state === 'done' && canBeUndone(command) ? speech.texts.undoHint : ''}`;
}

const undoable = [
  'create_task',
  'create_many',
  'complete_task',
  'reopen_task',
  'delete_task',
  'update_task',
  'skip_occurrence',
];

function canBeUndone(command: Command): boolean {
  return undoable.includes(command.intent) && !command.confirm && !command.effect;
}

function tell(command: Command, telling: Telling): string {
  const { speech } = telling;
  if (command.effect) return fill(speech.texts[command.effect], { tasks: nameTasks(command, telling) });
  if (command.confirm && telling.outcome.state !== 'done') return askFirst(command, telling);
  switch (command.intent) {
    case 'create_task':
      return fill(speech.texts.created, {
        title: quoted(command.title ?? '', speech),
        details: describeNewTask(command, telling),
      });
    case 'create_many':
      return tellMany(command, telling);
    case 'multi':
      return (command.commands ?? []).map((part) => tell(part, telling)).join(' ');
    case 'list_tasks':
    case 'count_tasks':
      return tellTasks(command, telling);
    case 'clarify':
      return tellChoices(command, telling);
    default:
      return tellPlainly(command, telling);
  }
}

function tellMany(command: Command, telling: Telling): string {
  const { speech } = telling;
  const titles = (command.tasks ?? []).map((task) => `${quoted(task.title, speech)}${describeNewTask(task, telling)}`);
  return fill(speech.texts.createdMany, { count: titles.length, titles: joined(titles, speech) });
}

function tellTasks(command: Command, telling: Telling): string {
  const { texts } = telling.speech;
  const numbers = command.resolvesTo;
  if (!numbers) return texts.listedUnknown;
  if (command.intent === 'count_tasks') return fill(texts.counted, { count: numbers.length });
  return numbers.length === 0
    ? texts.listedNone
    : fill(texts.listed, { count: numbers.length, list: numbered(numbers, telling) });
}

function tellChoices(command: Command, telling: Telling): string {
  const { texts } = telling.speech;
  return command.candidates?.length
    ? fill(texts.clarify, { list: numbered(command.candidates, telling) })
    : texts.clarifyOpen;
}

const verbs: Readonly<Record<string, ReplyKey>> = {
  delete_task: 'doDelete',
  complete_task: 'doComplete',
  reopen_task: 'doReopen',
};

function askFirst(command: Command, telling: Telling): string {
  const { texts } = telling.speech;
  const numbers = command.resolvesTo ?? command.refs?.flatMap((ref) => ('number' in ref ? [ref.number] : [])) ?? [];
  const what = fill(texts[verbs[command.intent] ?? 'doUpdate'], { count: numbers.length });
  return fill(texts.askFirst, {
    what,
    list: numbers.length > 0 ? numbered(numbers, telling) : texts.everythingMatching,
  });
}

const plainKeys: Readonly<Partial<Record<Command['intent'], ReplyKey>>> = {
  complete_task: 'completed',
  reopen_task: 'reopened',
  delete_task: 'deleted',
  update_task: 'updated',
  skip_occurrence: 'skipped',
  set_reminder: 'reminderSet',
  cancel_reminder: 'reminderCancelled',
  snooze: 'snoozed',
  set_preference: 'preference',
  undo: 'undone',
  redo: 'redone',
  explain: 'explain',
  greeting: 'greeting',
  smalltalk: 'smalltalk',
  help: 'help',
  not_found: 'notFound',
};

function tellPlainly(command: Command, telling: Telling): string {
  const { speech, outcome } = telling;
  if (command.intent === 'confirm') return command.answer ? speech.texts.confirmedYes : speech.texts.confirmedNo;
  if (command.intent === 'history')
    return outcome.entries?.length === 0
      ? speech.texts.historyNone
      : fill(speech.texts.history, { list: outcome.entries?.join('\n') ?? '' });
  if (command.intent === 'choose' && command.resolvesTo?.length === 0) return speech.texts.chosenNone;
  if (command.intent === 'out_of_scope') return isSpoken(outcome.lang) ? speech.texts.outOfScope : speech.texts.foreign;
  const key = command.intent === 'choose' ? 'chosen' : (plainKeys[command.intent] ?? 'smalltalk');
  return fill(speech.texts[key], {
    tasks: nameTasks(command, telling),
    what: outcome.titles ? joined(outcome.titles, speech) : what(command, telling),
    details: describeChange(command, telling),
    next: command.nextDue ? fill(speech.texts.nextDue, { due: dateWords(command.nextDue, telling) }) : '',
    at: reminderWords(command, telling),
    until: command.until ? dateWords(command.until, telling) : '',
  });
}

function isSpoken(lang = 'en'): boolean {
  return ['en', 'ur', 'ur-Latn'].includes(lang);
}

function reminderWords(command: Command, telling: Telling): string {
  const at = [
    ...(command.remindAt ?? []).map((instant) => dateWords(instant, telling)),
    ...(command.reminderOffsets ?? []).map((offset) =>
      fill(telling.speech.texts.before, { duration: offset.replace(/^-/, '') }),
    ),
  ];
  return at.length > 0 ? ` (${joined(at, telling.speech)})` : '';
}

/** What was looked for, set, or taken back. */
function what(command: Command, telling: Telling): string {
  const { refs, timezone, quietHours, digest, language, dayFirst, count } = command;
  if (refs) return nameTasks(command, telling);
  if (quietHours) return `${quietHours.from}–${quietHours.to}`;
  if (digest) return digest.at;
  if (dayFirst !== undefined) return dayFirst ? '31/12' : '12/31';
  return timezone ?? language ?? (count === undefined ? '–' : String(count));
}

import type { Command } from '../understanding.js';
import { describeChange, describeNewTask, reminderWords } from './describe.js';
import { dateWords, lineOf, quoted, say } from './format.js';
import { asked } from './lists.js';
import type { Telling } from './reply.js';
import type { ReplyKey } from './speech.js';

const verbs: Readonly<Partial<Record<Command['intent'], ReplyKey>>> = {
  delete_task: 'ask_delete',
  complete_task: 'ask_complete',
  reopen_task: 'ask_reopen',
  skip_occurrence: 'ask_skip',
  set_reminder: 'ask_remind',
  cancel_reminder: 'ask_silence',
  snooze: 'ask_snooze',
  update_task: 'ask_update',
  choose: 'ask_update',
  undo: 'ask_undo',
  redo: 'ask_redo',
  set_preference: 'ask_prefer',
};

/** Changes that are about no task, or whose tasks are not known before. */
const aboutNoTask: readonly Command['intent'][] = ['undo', 'redo', 'set_preference'];

/** What will happen and to which tasks, with the question whether it may. */
export function askFirst(command: Command, telling: Telling): string {
  const commands = command.intent === 'multi' ? (command.commands ?? []) : [command];
  const changes = commands.map((one) => announce(one, telling)).filter((change) => change !== '');
  return say(telling, 'askFirst', { what: changes.join('\n') });
}

/** `delete 2 tasks:` and their lines; empty for what changes nothing. */
function announce(command: Command, telling: Telling): string {
  if (command.effect) return '';
  if (command.intent === 'create_task') return announceNew([{ ...command, title: command.title ?? '' }], telling);
  if (command.intent === 'create_many') return announceNew(command.tasks ?? [], telling);
  const key = verbs[command.intent];
  if (key === undefined) return '';
  if (aboutNoTask.includes(command.intent)) return say(telling, key);
  const numbers = command.resolvesTo ?? command.refs?.flatMap((ref) => ('number' in ref ? [ref.number] : [])) ?? [];
  const isArchiving = command.set?.status === 'archived' && Object.keys(command.set).length === 1;
  const at = reminderWords(command, telling);
  const what = say(telling, isArchiving ? 'ask_archive' : key, {
    count: numbers.length,
    details: describeChange(command, telling),
    at: at && ` (${at})`,
    until: command.until ? dateWords(command.until, telling) : '',
  });
  return `${what}\n${numbers.length > 0 ? asked(numbers, telling) : say(telling, 'everythingMatching')}`;
}

function announceNew(tasks: NonNullable<Command['tasks']>, telling: Telling): string {
  const { speech } = telling;
  const lines = tasks.map((task) => lineOf(`• ${quoted(task.title, speech)}${describeNewTask(task, telling)}`, speech));
  return [say(telling, 'ask_create', { count: tasks.length }), ...lines].join('\n');
}

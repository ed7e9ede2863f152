import type { Command, NewTask, Priority } from '../understanding.js';
import { dateWords, fill, joined, quoted } from './format.js';
import type { Telling } from './reply.js';

/** What was taken from the sentence for a new task: ", due Fri 15 May, 17:00, high priority, #home". */
export function describeNewTask(task: Partial<NewTask>, telling: Telling): string {
  const { texts } = telling.speech;
  const due = task.due ?? task.dueDate;
  let text = due ? fill(texts.dueAt, { due: dateWords(due, telling) }) : '';
  if (task.recurrence) text += fill(texts.repeats, { rule: task.recurrence });
  if (task.priority) text += fill(texts.withPriority, { priority: texts[task.priority] });
  if (task.tags?.length) text += fill(texts.withTags, { tags: hashed(task.tags) });
  if (task.remindAt?.length)
    text += fill(texts.withReminders, {
      at: joined(
        task.remindAt.map((at) => dateWords(at, telling)),
        telling.speech,
      ),
    });
  if (task.reminderOffsets?.length)
    text += fill(texts.withReminders, {
      at: task.reminderOffsets.map((offset) => fill(texts.before, { duration: offset.replace(/^-/, '') })).join(', '),
    });
  if (task.description !== undefined) text += texts.withNote;
  return text;
}

function hashed(tags: readonly string[]): string {
  return tags.map((tag) => `#${tag}`).join(' ');
}

/** What a change sets: ", due Fri 15 May, low priority". */
export function describeChange(command: Command, telling: Telling): string {
  const { set, addTags, removeTags, shift } = command;
  const { texts } = telling.speech;
  let text = '';
  for (const [field, value] of Object.entries(set ?? {})) text += describeField(field, value as string | null, telling);
  if (addTags?.length) text += fill(texts.tagsAdded, { tags: hashed(addTags) });
  if (removeTags?.length) text += fill(texts.tagsRemoved, { tags: hashed(removeTags) });
  return shift ? text + fill(texts.moved, { shift }) : text;
}

function describeField(field: string, value: string | null, telling: Telling): string {
  const { texts } = telling.speech;
  if (value === null) return `, ${fill(texts.cleared, { field })}`;
  switch (field) {
    case 'title':
      return fill(texts.renamedTo, { title: quoted(value, telling.speech) });
    case 'due':
    case 'dueDate':
      return fill(texts.dueNow, { due: dateWords(value, telling) });
    case 'priority':
      return fill(texts.priorityNow, { priority: texts[value as Priority] });
    case 'recurrence':
      return fill(texts.repeats, { rule: value });
    case 'description':
      return fill(texts.noteNow, { note: value });
    default:
      return field === 'status' ? texts.archived : '';
  }
}

import { instantOf, momentOf } from './calendar.js';
import type { TaskLine } from './script.js';

/** The fields of a task that facts are about, as the gateway shows them. */
export interface TaskShown {
  readonly taskId: string;
  readonly version: number;
  readonly title: string;
  readonly status: string;
  readonly priority: string;
  readonly tags: readonly string[];
  readonly description?: string;
  readonly due?: string;
  readonly dueDate?: string;
  readonly recurrence?: string;
  readonly reminders: readonly { readonly offset?: string; readonly remindAt?: string }[];
}

interface Meaning {
  /** The fields that a task with this fact is made with. */
  readonly made: Readonly<Record<string, unknown>>;
  /** How a task that has it reads. */
  readonly read: (task: TaskShown) => unknown;
  readonly wanted: unknown;
}

/** What a fact of a script says. @throws Error for what is none. */
function meaningOf(fact: string, zone: string, now: Date): Meaning {
  const [word = '', ...rest] = fact.split(' ');
  const value = rest.join(' ');
  if (word === 'due') return due(value, zone, now);
  if (['low', 'medium', 'high'].includes(fact)) return field('priority', fact);
  if (['completed', 'archived'].includes(fact)) return { ...field('status', fact), made: {} };
  if (word === 'rule') return field('recurrence', value);
  if (word === 'note') return field('description', value);
  if (fact === 'once') return field('recurrence', undefined);
  if (word === 'reminder') return reminder(value, zone, now);
  if (fact === 'no reminders') return { made: {}, read: ({ reminders }) => reminders, wanted: [] };
  if (fact === 'no tags') return { made: {}, read: ({ tags }) => tags, wanted: [] };
  if (fact === 'no date') return { made: {}, read: (task) => task.due ?? task.dueDate, wanted: undefined };
  if (!fact.startsWith('#')) throw new Error(`“${fact}” is no fact that scripts know`);
  const tag = fact.slice(1);
  return { made: { tags: [tag] }, read: ({ tags }) => (tags.includes(tag) ? tag : tags), wanted: tag };
}

const field = (name: keyof TaskShown, wanted: unknown): Meaning => ({
  made: { [name]: wanted },
  read: (task) => task[name],
  wanted,
});

function due(words: string, zone: string, now: Date): Meaning {
  const moment = momentOf(words.replace(/[{}]/g, ''), zone, now);
  if (moment.time === undefined) return field('dueDate', moment.date);
  const wanted = instantOf(moment);
  return {
    made: { due: wanted, timeZone: zone },
    read: (task) => task.due && new Date(task.due).toISOString(),
    wanted,
  };
}

function reminder(value: string, zone: string, now: Date): Meaning {
  const isOffset = /^-?P/.test(value);
  const wanted = isOffset ? value : instantOf(momentOf(value.replace(/[{}]/g, ''), zone, now));
  const read = ({ reminders }: TaskShown) => {
    const times = reminders.map(({ offset, remindAt = '' }) => offset ?? new Date(remindAt).toISOString());
    return times.includes(wanted) ? wanted : times;
  };
  return { made: { reminders: [isOffset ? { offset: wanted } : { remindAt: wanted }] }, read, wanted };
}

/** The body that makes such a task. */
export function bodyOf({ title, facts }: TaskLine, zone: string, now: Date): Record<string, unknown> {
  const body: Record<string, unknown> = { title };
  for (const { made } of facts.map((fact) => meaningOf(fact, zone, now))) {
    const tags = [...((body['tags'] as string[] | undefined) ?? []), ...((made['tags'] as string[] | undefined) ?? [])];
    Object.assign(body, made, tags.length === 0 ? {} : { tags });
  }
  return body;
}

/** The facts of a task beside those that were wanted of it, both as they read. */
export function compared({ title, facts }: TaskLine, task: TaskShown, zone: string, now: Date) {
  const meanings = facts.map((fact) => ({ fact, ...meaningOf(fact, zone, now) }));
  return {
    found: [title, ...meanings.map(({ fact, read, wanted }) => (read(task) === wanted || isEmptyBoth(read(task), wanted) ? fact : { [fact]: read(task) }))], // prettier-ignore
    wanted: [title, ...facts],
  };
}

const isEmptyBoth = (a: unknown, b: unknown): boolean =>
  Array.isArray(a) && Array.isArray(b) && a.length === 0 && b.length === 0;

/** Open tasks are all named; others only where their status is. */
export const isOpen = ({ facts }: TaskLine): boolean => !facts.includes('completed') && !facts.includes('archived');

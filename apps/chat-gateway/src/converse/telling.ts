import { type Command, type Outcome, reply } from '@todo/chat-language';

import type { Numbering } from './numbering.js';
import type { NamedTask } from './step.js';

/** In which words and for which clock something is said. */
export interface Voice {
  readonly lang: string;
  readonly timeZone: string;
  readonly now: Date;
}

/** What is read of a command, in the voice of the conversation. */
export function tell(command: Command, { lang, timeZone, now }: Voice, more: Partial<Outcome> = {}): string {
  return reply(command, { state: 'expected', lang, timezone: timeZone, now, ...more });
}

/** The list that a question shows: its tasks under the numbers that they will have, by those that they had. */
export interface AskedList {
  readonly numbers: ReadonlyMap<number, number>;
  readonly shown: readonly string[];
}

/**
 * The list that the person sees already, where all of these stand in it: then no number changes its meaning. Otherwise
 * a new one of just these.
 */
export function askedList(tasks: readonly NamedTask[], { shown }: Numbering): AskedList {
  if (tasks.every(({ n }) => n <= shown.length)) return { numbers: new Map(tasks.map(({ n }) => [n, n])), shown };
  return { numbers: new Map(tasks.map(({ n }, index) => [n, index + 1])), shown: tasks.map(({ taskId }) => taskId) };
}

/** The command and its tasks under the numbers of a list. */
export function renumbered(
  command: Command,
  tasks: readonly NamedTask[],
  { numbers }: AskedList,
): { command: Command; tasks: NamedTask[] } {
  const { resolvesTo, candidates } = command;
  const renumber = (all: readonly number[]) => all.flatMap((n) => numbers.get(n) ?? []).sort((a, b) => a - b);
  return {
    command: {
      ...command,
      ...(resolvesTo === undefined ? {} : { resolvesTo: renumber(resolvesTo) }),
      ...(candidates === undefined ? {} : { candidates: renumber(candidates) }),
    },
    tasks: tasks.map((task) => ({ ...task, n: numbers.get(task.n) ?? task.n })).sort((a, b) => a.n - b.n),
  };
}

import { type Command, type Outcome, reply } from '@todo/chat-language';

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

/** The command with its tasks numbered from 1, in the order in which they will be shown. */
export function renumbered<T extends { readonly n: number }>(
  command: Command,
  tasks: readonly T[],
  order: readonly T[] = tasks,
): { command: Command; tasks: T[] } {
  const numbers = new Map(order.map(({ n }, index) => [n, index + 1]));
  const { resolvesTo, candidates } = command;
  const renumber = (all: readonly number[]) => all.flatMap((n) => numbers.get(n) ?? []).sort((a, b) => a - b);
  return {
    command: {
      ...command,
      ...(resolvesTo === undefined ? {} : { resolvesTo: renumber(resolvesTo) }),
      ...(candidates === undefined ? {} : { candidates: renumber(candidates) }),
    },
    tasks: tasks.map((task) => ({ ...task, n: numbers.get(task.n) ?? task.n })),
  };
}

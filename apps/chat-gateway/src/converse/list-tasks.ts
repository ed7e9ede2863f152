import { type Command, groupsOn, listedMax, tasksMatching, type Understanding } from '@todo/chat-language';

import type { Listing } from './conversation-state.js';
import { inListOrder } from './list-order.js';
import { namedTask, type Numbering, type PersonTask } from './numbering.js';
import type { Said } from './said.js';
import { tell, type Voice } from './telling.js';
import type { ToldPart, Turn } from './turn.js';

/** Answers a question for tasks: the first of them, and how to see the others. */
export function listTasks(understanding: Understanding, command: Command, said: Said, numbering: Numbering): Turn {
  const found = numbering.tasksOf(command.resolvesTo ?? []);
  if (command.intent !== 'count_tasks')
    return page({ understanding, command, found, before: [], listing: command }, said);
  const text = tell(command, { ...said, lang: understanding.lang });
  return { understanding, parts: [{ command, tasks: [], steps: [], text }] };
}

/** Goes on with the list that was shown last: tasks that are new are in it, those that are gone are not. */
export function listMore(said: Said, numbering: Numbering, lang: string): Turn {
  const { listing } = said.state;
  const understood = [{ text: said.text, start: 0, end: said.text.length, as: 'command' as const }];
  const command: Command = { intent: 'list_tasks', ...(listing?.sort === undefined ? {} : { sort: listing.sort }) };
  const understanding: Understanding = { ...command, lang, mutations: 0, reply: '', understood };
  if (listing === undefined) return { understanding, parts: [thatWasAll(command, { ...said, lang })] };
  // Whoever looks at another list by now gets this one from its beginning.
  const before = listing.last === said.shown.at(-1) ? said.shown : [];
  const shownBefore = new Set(before);
  const found = tasksOf(listing, said, numbering).filter(({ taskId }) => !shownBefore.has(taskId));
  // Who hears that this was all still sees the list that they saw.
  if (found.length === 0) return { understanding, parts: [thatWasAll(command, { ...said, lang })] };
  return page({ understanding, command, found, before, listing }, said);
}

function thatWasAll(command: Command, voice: Voice): ToldPart {
  const text = tell({ ...command, resolvesTo: [] }, voice, { isContinued: true });
  return { command, tasks: [], steps: [], text };
}

function tasksOf(
  { filter, taskIds = [] }: Asking & Pick<Listing, 'taskIds'>,
  { now, timeZone }: Said,
  numbering: Numbering,
): PersonTask[] {
  const numbers = filter ? (tasksMatching(filter, numbering.given, now, timeZone) ?? []) : numbering.numbersOf(taskIds);
  return numbering.tasksOf(numbers);
}

interface Page {
  readonly understanding: Understanding;
  readonly command: Command;
  readonly found: readonly PersonTask[];
  /** Ids of what was shown already, in the order of their numbers. */
  readonly before: readonly string[];
  /** What the list is of. */
  readonly listing: Asking;
}

type Asking = Pick<Listing, 'filter' | 'sort'>;

function page({ understanding, command, found, before, listing }: Page, said: Said): Turn {
  const { now, timeZone: zone } = said;
  const inOrder = inListOrder(found, command.sort, { now, zone });
  const shown = inOrder.slice(0, listedMax);
  const rest = inOrder.slice(listedMax);
  const named = shown.map((task, index) => namedTask(task, before.length + index + 1));
  const told: Command = { ...command, resolvesTo: named.map(({ n }) => n) };
  const text = tell(
    told,
    { ...said, lang: understanding.lang },
    { tasks: named, more: rest.length, isContinued: before.length > 0 },
  );
  const parts = [{ command: told, tasks: [], steps: [], text }];
  const groupOf = groupsOn(now, zone);
  return {
    understanding,
    parts,
    tasks: shown.map((task, index) => ({ ...task, number: before.length + index + 1, group: groupOf(task) })),
    shown: [...before, ...shown.map(({ taskId }) => taskId)],
    ...(rest.length === 0 ? {} : { listing: listingOf(listing, shown.at(-1)!, rest) }),
  };
}

function listingOf({ filter, sort }: Asking, { taskId: last }: PersonTask, rest: readonly PersonTask[]): Listing {
  return {
    last,
    ...(sort === undefined ? {} : { sort }),
    // Tasks that were named one by one are few; a filter may let ten thousand through.
    ...(filter === undefined ? { taskIds: rest.map(({ taskId }) => taskId) } : { filter }),
  };
}

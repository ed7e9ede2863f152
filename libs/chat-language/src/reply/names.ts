import type { Command, Ref } from '../understanding.js';
import { isolated, joined, quoted, quotedAll, say } from './format.js';
import type { Telling } from './reply.js';
import { tasksNumbered } from './tasks-numbered.js';

/** Titles that a sentence names; more are counted. */
const namedMax = 5;

/** How a sentence names tasks, and how many they are. */
export interface Named {
  readonly tasks: string;
  readonly n: number;
}

/** The tasks a command is about by their titles, or by the words that were used for them. */
export function nameTasks(command: Command, telling: Telling): Named {
  const { speech, outcome } = telling;
  const { resolvesTo = [] } = command;
  const byNumber = tasksNumbered(outcome.tasks, resolvesTo);
  const titles = resolvesTo.flatMap((n) => byNumber.get(n)?.title ?? []);
  if (titles.length > 0) return nameTitles(titles, telling);
  const refs = command.refs ?? [];
  if (refs.length === 0) return { tasks: say(telling, 'everythingMatching'), n: 1 };
  return {
    tasks: joined(
      refs.map((ref) => nameRef(ref, telling)),
      speech,
    ),
    n: refs.length,
  };
}

export function nameTitles(titles: readonly string[], telling: Telling): Named {
  const n = titles.length;
  return { tasks: n > namedMax ? say(telling, 'someTasks', { n }) : quotedAll(titles, telling.speech), n };
}

function nameRef(ref: Ref, telling: Telling): string {
  if ('title' in ref) return quoted(ref.title, telling.speech);
  return 'number' in ref ? say(telling, 'taskNumber', { n: isolated(String(ref.number), telling.speech) }) : say(telling, 'it'); // prettier-ignore
}

import type { EventPlan } from './event-plan.js';

/** One change of a file that is there: what is written in place of its text. */
export type Edit = (text: string) => string;

const source = 'libs/event-contracts/src/';

/** What has to be added to the contracts, by path: the event to the lists, the consumer to those who read the topic. */
export function contractEdits(plan: EventPlan): Map<string, Edit> {
  const { file, constant, resource, topic, consumer } = plan;
  return new Map<string, Edit>([
    [`${source}index.ts`, (text) => insertedInOrder(text, `export * from './events/${file}.js';`)],
    [
      `${source}catalog.ts`,
      (text) =>
        replaced(
          insertedInOrder(text, `import { ${constant} } from './events/${file}.js';`),
          /(catalog: readonly MessageDefinition\[\] = \[[^\]]*?)\n\];/,
          `$1\n  ${constant},\n];`,
        ),
    ],
    [`${source}topic.ts`, (text) => replaced(text, /(export type ServiceName =[^;]+);/, `$1 | '${consumer}';`)],
    [
      `${source}topics.ts`,
      (text) =>
        replaced(
          // It may have dead letters to write, and entries of the audit trail, as every service.
          replaced(text, /(everyService = \[[^\]]+?),?\s*\]/, `$1, '${consumer}']`),
          new RegExp(`(name: '${topic.name}',[^]*?consumers: \\[[^\\]]*?),?\\s*\\]`),
          `$1, '${consumer}']`,
        ),
    ],
    [
      `${source}model/audit-entry.ts`,
      (text) =>
        new RegExp(`ResourceType =[^;]*'${resource}'[^;]*;`).test(text)
          ? text
          : replaced(text, /(export type ResourceType =[^;]+);/, `$1 | '${resource}';`),
    ],
  ]);
}

/** A new line among those of the same kind (`… './events/…'`), where the alphabet wants it. */
function insertedInOrder(text: string, line: string): string {
  const lines = text.split('\n');
  const from = (each: string) => /^(?:import|export) .*from '(\.\/events\/[^']+)';$/.exec(each)?.[1];
  const after = lines.findLastIndex((each) => (from(each) ?? '~') < from(line)!);
  const before = lines.findIndex((each) => from(each) !== undefined);
  if (before === -1) throw new TypeError('there is no list of events to add to');
  return lines.toSpliced(after === -1 ? before : after + 1, 0, line).join('\n');
}

/** @throws TypeError when the place is not there: the file no longer looks as this tool knows it. */
function replaced(text: string, place: RegExp, by: string): string {
  if (!place.test(text)) throw new TypeError(`nothing matches ${place}`);
  return text.replace(place, by);
}

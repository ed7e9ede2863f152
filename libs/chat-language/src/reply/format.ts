import { partsOf, parseIsoDate, weekdayOf } from '../calendar/days.js';
import type { Command } from '../understanding.js';
import type { Telling } from './reply.js';
import type { Speech } from './speech.js';

const listedMax = 20;

export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}

export function quoted(title: string, { quotes }: Speech): string {
  return `${quotes[0]}${title}${quotes[1]}`;
}

export function joined(parts: readonly string[], { and }: Speech): string {
  return parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')}${and}${parts.at(-1)}`;
}

/** `Fri 15 May, 17:00`, with the year where it is another one. */
export function dateWords(due: string, { clock, speech }: Pick<Telling, 'clock' | 'speech'>): string {
  const local = due.includes('T') ? clock.localOf(Date.parse(due)) : undefined;
  const day = local?.day ?? parseIsoDate(due) ?? clock.today;
  const { year, month, dayOfMonth } = partsOf(day);
  const isThisYear = year === partsOf(clock.today).year;
  const date = `${speech.weekdays[weekdayOf(day) - 1]} ${dayOfMonth} ${speech.months[month - 1]}${isThisYear ? '' : ` ${year}`}`;
  return local ? `${date}, ${timeWords(local.minute)}` : date;
}

function timeWords(minute: number): string {
  const [hours, minutes] = [Math.floor(minute / 60), Math.floor(minute % 60)];
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

/** The titles of the tasks a command is about, or the words that were used for them. */
export function nameTasks(command: Command, { speech, outcome }: Telling): string {
  const known = (command.resolvesTo ?? []).map((n) => outcome.tasks?.find((task) => task.n === n)?.title);
  const titles = known.filter((title) => title !== undefined);
  if (titles.length > 0)
    return titles.length > 5
      ? `${titles.length}`
      : joined(
          titles.map((title) => quoted(title, speech)),
          speech,
        );
  const refs = (command.refs ?? []).map((ref) =>
    'number' in ref ? `${ref.number}` : 'title' in ref ? quoted(ref.title, speech) : '–',
  );
  return refs.length > 0 ? joined(refs, speech) : speech.texts.everythingMatching;
}

/** A numbered list, at most twenty lines and then how many more. */
export function numbered(numbers: readonly number[], telling: Telling): string {
  const { outcome, speech } = telling;
  const lines = numbers.slice(0, listedMax).map((n) => {
    const task = outcome.tasks?.find((candidate) => candidate.n === n);
    const due = task?.due ?? task?.dueDate;
    return `${n}. ${task?.title ?? ''}${due ? ` (${dateWords(due, telling)})` : ''}`.trimEnd();
  });
  if (numbers.length > listedMax) lines.push(fill(speech.texts.more, { count: numbers.length - listedMax }));
  return lines.join('\n');
}

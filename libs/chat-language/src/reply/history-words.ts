import { describeChange } from './describe.js';
import { dateWords, quoted, say } from './format.js';
import type { HistoryEntry } from './outcome.js';
import type { Telling } from './reply.js';

/** `Tue 12 May, 10:00: “Buy milk” changed, due Fri 15 May`, one line an entry. */
export function historyWords(entries: readonly HistoryEntry[], telling: Telling): string {
  return entries.map((entry) => entryWords(entry, telling)).join('\n');
}

function entryWords({ at, title, change, set, reminders }: HistoryEntry, telling: Telling): string {
  const details = [
    set ? describeChange({ set }, telling) : '',
    reminders === undefined ? '' : say(telling, reminders === 0 ? 'noReminders' : 'remindersNow', { n: reminders }),
  ];
  return say(telling, 'historyLine', {
    at: dateWords(at, telling),
    title: quoted(title, telling.speech),
    change: say(telling, `was_${change}`) + details.join(''),
  });
}

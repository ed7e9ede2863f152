import type { Rule, RuleWeekday } from '../calendar/rule.js';
import { weekdayPlurals } from '../languages/en/when.words.js';
import { Phrases, type Found } from '../text/phrases.js';
import { isAt, skip, wordAt, type Reading } from './reading.js';
import { weekdayWords } from './weekday.js';

export const workdays: readonly RuleWeekday[] = [1, 2, 3, 4, 5].map((weekday) => ({ weekday }));

export const plurals = new Phrases(weekdayPlurals);

export const weekly = (byDay: readonly RuleWeekday[], interval = 1): Rule => ({ freq: 'WEEKLY', interval, byDay });

/** More than a week has days are no list of days; and each place of the sentence may begin one. */
const groupsMax = 7;

export function readWeekdayList(reading: Reading, at: number): Found<readonly RuleWeekday[]> | undefined {
  if (isAt(reading, at, 'weekend', 'weekends')) return { value: [{ weekday: 6 }, { weekday: 7 }], next: at + 1 };
  let found = weekdayGroup(reading, at);
  const days = new Set<number>();
  let next = at;
  for (let groups = 0; found && groups < groupsMax; groups += 1) {
    for (const weekday of found.value) days.add(weekday);
    next = found.next;
    const joined = skip(reading, skip(reading, next, ',', '/', '&', '+'), 'and', '&');
    found = joined > next ? weekdayGroup(reading, skip(reading, joined, 'every', 'on')) : weekdayGroup(reading, next);
  }
  if (days.size === 0) return undefined;
  return { value: [...days].sort((a, b) => a - b).map((weekday) => ({ weekday })), next };
}

/** One weekday, or `monday to friday`. */
function weekdayGroup(reading: Reading, at: number): Found<number[]> | undefined {
  const token = reading.tokens[at];
  const hyphenated = wordAt(reading, at)?.split('-') ?? [];
  if (hyphenated.length === 2 && token) {
    const [first, last] = hyphenated.map((norm) => weekdayWords.at([{ ...token, norm }], 0)?.value);
    if (first && last) return { value: between(first, last), next: at + 1 };
  }
  const first = weekdayWords.at(reading.tokens, at) ?? plurals.at(reading.tokens, at);
  if (!first || token?.possessive) return undefined;
  const last = isAt(reading, first.next, 'to', 'through', 'thru', '-', 'till', 'until')
    ? weekdayWords.at(reading.tokens, first.next + 1)
    : undefined;
  return last
    ? { value: between(first.value, last.value), next: last.next }
    : { value: [first.value], next: first.next };
}

function between(first: number, last: number): number[] {
  const length = ((last - first + 7) % 7) + 1;
  return Array.from({ length }, (_, index) => ((first - 1 + index) % 7) + 1);
}

import type { Priority, SpanKind } from '../understanding.js';
import type { SaidReminder } from './reminder.js';
import type { SaidMoment } from './moment.js';
import type { SaidRepeat } from './repeat.js';

/** A piece of a sentence with its meaning. `from` to `to` is taken out of the title; the person is shown from `shownFrom` on. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly shownFrom: number;
  readonly meaning: Meaning;
}

export type Meaning =
  | { readonly as: 'due'; readonly said: SaidMoment }
  | { readonly as: 'recurrence'; readonly repeat: SaidRepeat }
  | { readonly as: 'reminder'; readonly reminder: SaidReminder }
  | { readonly as: 'priority'; readonly priority: Priority }
  | { readonly as: 'tag'; readonly tags: readonly string[] }
  | { readonly as: 'description'; readonly text: string };

/** Between two meanings of the same length the earlier of this list wins. */
const rank: readonly SpanKind[] = ['description', 'tag', 'reminder', 'recurrence', 'due', 'priority'];

/** Keeps the longest of overlapping spans, and of equally long ones the one of better rank. In the order of the sentence. */
export function withoutOverlaps(spans: readonly Span[]): Span[] {
  const best = spans
    .filter((span) => !spans.some((other) => holdsBeginningOf(other, span)))
    .sort(
      (a, b) =>
        b.to - b.from - (a.to - a.from) || rank.indexOf(a.meaning.as) - rank.indexOf(b.meaning.as) || a.from - b.from,
    );
  const taken = new Set<number>();
  const kept: Span[] = [];
  for (const span of best) {
    if (isTaken(taken, span)) continue;
    for (let at = span.from; at < span.to; at += 1) taken.add(at);
    kept.push(span);
  }
  return kept.sort((a, b) => a.from - b.from);
}

/** Of "every monday from 6 to 7pm" the moment "monday from 6 to 7pm" is only a part, however long it is. */
function holdsBeginningOf(other: Span, { from, meaning }: Span): boolean {
  return meaning.as === 'due' && other.meaning.as === 'recurrence' && from > other.from && from < other.to;
}

function isTaken(taken: ReadonlySet<number>, { from, to }: Span): boolean {
  for (let at = from; at < to; at += 1) if (taken.has(at)) return true;
  return false;
}

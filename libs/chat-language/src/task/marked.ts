import type { SpanKind, UnderstoodSpan } from '../understanding.js';

/** A stretch of the sentence and what it was understood as. */
export interface Marked {
  readonly start: number;
  readonly end: number;
  readonly as: SpanKind;
}

/** In the order of the sentence, none twice, none overlapping an earlier one. */
export function understoodSpans(text: string, marked: readonly Marked[]): UnderstoodSpan[] {
  const spans: UnderstoodSpan[] = [];
  for (const { start, end, as } of [...marked].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const previous = spans.at(-1);
    if (end > start && (!previous || start >= previous.end))
      spans.push({ text: text.slice(start, end), start, end, as });
  }
  return spans;
}

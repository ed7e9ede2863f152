import type { Moment, SaidMoment } from '../extract/moment.js';
import type { Span } from '../extract/span.js';

export type DueSpan = Span & { readonly meaning: { readonly as: 'due'; readonly said: SaidMoment } };

/** The moment a task is due, and the spans it was said in. */
export interface ChosenDue {
  readonly moment: Moment;
  readonly lead?: string;
  readonly spans: readonly DueSpan[];
}

const deadlineLead = /^(?:due|by|before|no later|not later|latest|until|deadline|on or before|up ?to)/;

/**
 * Of several moments in a sentence: a deadline before a plain date, one at an end of the sentence before one in its
 * middle, a later before an earlier. A day here and a time there are one moment.
 */
export function chooseDue(spans: readonly Span[], length: number): ChosenDue | undefined {
  const candidates = spans.filter((span): span is DueSpan => span.meaning.as === 'due');
  const best = pick(candidates, length);
  if (!best) return undefined;
  const { moment, lead } = best.meaning.said;
  const other = pick(
    candidates.filter((span) => span !== best && completes(moment, span.meaning.said.moment)),
    length,
  );
  const merged: Moment = other ? { ...other.meaning.said.moment, ...moment } : moment;
  const said = lead ?? other?.meaning.said.lead;
  return {
    moment: merged,
    ...(said ? { lead: said } : {}),
    spans: other ? [best, other].sort((a, b) => a.from - b.from) : [best],
  };
}

function pick(candidates: readonly DueSpan[], length: number): DueSpan | undefined {
  let best: DueSpan | undefined;
  for (const span of candidates) if (!best || weight(span, length) >= weight(best, length)) best = span;
  return best;
}

function weight({ from, to, meaning }: DueSpan, length: number): number {
  const { lead, moment } = meaning.said;
  const isDeadline = lead !== undefined && deadlineLead.test(lead) ? 4 : 0;
  const isAtEdge = from === 0 || to >= length - 1 ? 2 : 0;
  return (
    isDeadline + isAtEdge + (moment.none ? -8 : 0) + (lead === 'for' || lead === 'from' ? -1 : 0) + (moment.day ? 1 : 0)
  );
}

function completes(moment: Moment, other: Moment): boolean {
  if (moment.instantMs !== undefined || other.instantMs !== undefined || moment.none || other.none) return false;
  return (
    (!moment.day && !other.time && other.day !== undefined) || (!moment.time && !other.day && other.time !== undefined)
  );
}

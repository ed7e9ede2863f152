import { trimMarks } from '../text/trim.js';
import { noteLeads } from '../languages/en/attributes.words.js';
import { phraseSet, type Found } from '../text/phrases.js';
import { readPriority } from './priority.js';
import { isAt, skip, type Reading } from './reading.js';

const noteLeadWords = phraseSet(noteLeads);

/** `note: bring cash`, `with the note "…"`: a quoted text alone, or what follows up to the next tag or priority mark. */
export function readNote(reading: Reading, at: number): Found<string> | undefined {
  const open = isAt(reading, at, '(', '[') ? at + 1 : isAt(reading, at, ',', ';', '.', '-') ? at + 1 : at;
  const lead = noteLeadWords.at(reading.tokens, open);
  // The bracket before the word goes with it.
  if (!lead || (open === at && isAt(reading, at - 1, '(', '['))) return undefined;
  const marked = isAt(reading, lead.next, ':', '=', '-');
  const start = marked ? lead.next + 1 : lead.next;
  const first = reading.tokens[start];
  // "…, note ask about the noise": behind a comma the word alone will do.
  const isLed = marked || lead.next > open + 1 || (open > at && at > 0 && isAt(reading, open, 'note', 'nb'));
  if (!first || (!isLed && first.kind !== 'quoted')) return undefined;
  if (first.kind === 'quoted') return { value: first.raw.slice(1, -1), next: skip(reading, start + 1, ')', ']') };
  const end = open > at && isAt(reading, at, '(', '[') ? bracketEnd(reading, start) : noteEnd(reading, start);
  const closing = open > at && isAt(reading, end - 1, ')', ']') ? end - 1 : end;
  const text = textBetween(reading, start, closing);
  return text ? { value: text, next: end } : undefined;
}

function bracketEnd(reading: Reading, start: number): number {
  const close = reading.tokens.findIndex((_, at) => at >= start && isAt(reading, at, ')', ']'));
  return close < 0 ? reading.tokens.length : close + 1;
}

/** A note goes on up to a tag, a priority mark, or a comma behind which something else is said of the task. */
function noteEnd(reading: Reading, start: number): number {
  for (let at = start; at < reading.tokens.length; at += 1) {
    const token = reading.tokens[at]!;
    if (token.kind === 'tag' || /^p[1-4]$/.test(token.norm) || token.norm === '\n') return at;
    if (isAt(reading, at, ',', ';', '.', 'and') && saysSomethingElse(reading, skip(reading, at + 1, 'and'))) return at;
  }
  return reading.tokens.length;
}

function saysSomethingElse(reading: Reading, at: number): boolean {
  const isTag =
    reading.tokens[at]?.kind === 'tag' || isAt(reading, at, 'tag', 'tags', 'tagged', 'label', 'labelled', 'labeled');
  return isTag || isAt(reading, at, 'due', 'remind', 'priority') || readPriority(reading, at) !== undefined;
}

function textBetween({ tokens }: Reading, from: number, to: number): string {
  let text = '';
  for (const token of tokens.slice(from, to)) text += `${token.gap && text ? ' ' : ''}${token.raw}`;
  const trimmed = trimMarks(text, ',.;:-', ',;:-');
  return trimmed.endsWith('.') && !trimmed.endsWith('..') ? trimmed.slice(0, -1) : trimmed;
}

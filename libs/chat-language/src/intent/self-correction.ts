import { readDuration } from '../extract/duration.js';
import { extract } from '../extract/extract.js';
import { readMoment, type Moment } from '../extract/moment.js';
import { isAt } from '../extract/reading.js';
import type { Span } from '../extract/span.js';
import { corrections, plainCorrections, takingBack } from '../languages/en/corrections.words.js';
import { commandWords } from '../languages/en/spelling.words.js';
import type { Language } from '../languages/language.js';
import { readRefs } from '../resolve/refs.js';
import { isTaskVerb } from '../task/task-verbs.js';
import { phraseSet } from '../text/phrases.js';
import type { Token } from '../text/tokens.js';
import { withoutMarks } from './clause.js';
import { within, withTokens, type Scene } from './scene.js';

const tokensMax = 60;
/** A value that is put right is short. */
const valueMax = 8;
const commands = new Set(commandWords);
const markers = phraseSet(corrections);
const plainMarkers = phraseSet(plainCorrections);

/** "Call mum tonight... actually make that tomorrow at 6": the second value instead of the first of its kind. */
export function corrected(scene: Scene, language: Language): Scene | undefined {
  const { length } = scene.tokens;
  if (scene.lang !== 'en' || length > tokensMax) return undefined;
  for (let at = 2; at < length - 1; at += 1) {
    const next = markerEnd(scene, at);
    if (next === undefined || next >= length || explainsFigures(scene, at)) continue;
    const rest = within(scene, next, length);
    if (isSaidAnew(scene, at, rest, language)) return rest;
    const end = valueEnd(rest) + next;
    const tokens =
      end - next > valueMax ? undefined : replaced(scene, beforeMarks(scene.tokens, at), within(scene, next, end));
    if (tokens) return withTokens(scene, [...tokens, ...scene.tokens.slice(end)]);
  }
  return undefined;
}

/** "When I type 05/06 I mean may 6th" puts nothing right. */
function explainsFigures(scene: Scene, at: number): boolean {
  const isLed = isAt(scene, 0, 'when', 'whenever', 'wherever', 'if', 'by', 'with');
  return isLed && /^\d{1,2}[/.-]\d{1,2}$/.test(scene.tokens[beforeMarks(scene.tokens, at) - 1]?.norm ?? '');
}

/** "Delete 3... no wait, complete 4": all of it was said anew, and only that counts. */
function isSaidAnew(scene: Scene, at: number, rest: Scene, { grammar }: Language): boolean {
  const first = rest.tokens[0]!;
  if (scene.tokens[at - 1]!.kind !== 'mark' || !markers.at(scene.tokens, at) || rest.tokens.length < 2) return false;
  if (first.kind !== 'word' || isAt(rest, 0, ...takingBack) || readMoment(rest, 0)) return false;
  return (
    isTaskVerb(first.norm) || (grammar.mayBegin(first) && readRefs(rest, 0) === undefined && commands.has(first.norm))
  );
}

/** A marker that could be part of a title counts only behind a mark. */
function markerEnd(scene: Scene, at: number): number | undefined {
  const isApart = scene.tokens[at - 1]!.kind === 'mark';
  const found = markers.at(scene.tokens, at) ?? (isApart ? plainMarkers.at(scene.tokens, at) : undefined);
  if (!found) return undefined;
  let next = found.next;
  for (;;) {
    const more = markers.at(scene.tokens, next) ?? plainMarkers.at(scene.tokens, next);
    if (more) next = more.next;
    else if (scene.tokens[next]?.kind === 'mark' && !/^[!#(]/.test(scene.tokens[next]!.norm)) next += 1;
    else return next;
  }
}

function beforeMarks(tokens: readonly Token[], to: number): number {
  let end = to;
  while (end > 0 && tokens[end - 1]!.kind === 'mark') end -= 1;
  return end;
}

/** "Tomorrow, no make it friday, and borrow a ladder": other things may follow behind a mark. */
function valueEnd(rest: Scene): number {
  const next = readMoment(rest, 0)?.next;
  const isEnded = next !== undefined && (rest.tokens[next]?.kind === 'mark' || isAt(rest, next, 'and'));
  return isEnded ? next : rest.tokens.length;
}

function replaced(scene: Scene, leftEnd: number, value: Scene): Token[] | undefined {
  const left = within(scene, 0, leftEnd);
  const right = withTokens(scene, withoutMarks(value.tokens));
  const durations = withDuration(left, right);
  if (durations) return durations;
  const kind = wholeValue(right);
  const old = kind && extract(left).findLast(({ meaning }) => meaning.as === kind);
  if (!old) return undefined;
  const said = kind === 'due' ? withRest(left, old, right) : right.tokens;
  return said && [...left.tokens.slice(0, old.from), ...said, ...left.tokens.slice(old.to)];
}

/** "Push 3 by 2 hours, I mean 3 hours". */
function withDuration(left: Scene, right: Scene): Token[] | undefined {
  if (readDuration(right, 0)?.next !== right.tokens.length) return undefined;
  const at = left.tokens.findLastIndex((_, place) => readDuration(left, place)?.next === left.tokens.length);
  return at < 1 ? undefined : [...left.tokens.slice(0, at), ...right.tokens];
}

/** What kind of value the second piece is, if it is one and nothing else. */
function wholeValue(right: Scene): 'due' | 'priority' | 'recurrence' | undefined {
  const [span, ...more] = extract(right);
  const isWhole = span?.from === 0 && span.to === right.tokens.length && more.length === 0;
  if (!isWhole && readMoment(right, 0)?.next === right.tokens.length) return 'due';
  const kind = isWhole ? span.meaning.as : undefined;
  return kind === 'due' || kind === 'priority' || kind === 'recurrence' ? kind : undefined;
}

/** Only the time, or only the day, was put right: the other stays as it was. */
function withRest(left: Scene, { from, to }: Span, right: Scene): readonly Token[] | undefined {
  const [before, after] = [momentOf(within(left, from, to)), momentOf(right)];
  if (!after) return undefined;
  const isKept = (moment: Moment | undefined): boolean =>
    after.day ? moment?.time !== undefined && !moment.day : moment?.day !== undefined && !moment.time;
  const lacks = after.instantMs === undefined && (after.day ? !after.time && before?.time : before?.day);
  if (!lacks) return after.day ? right.tokens : atTime(right);
  for (let length = to - from - 1; length > 0; length -= 1)
    for (let start = from; start + length <= to; start += 1) {
      const kept = within(left, start, start + length);
      if (!isKept(momentOf(kept))) continue;
      const both = [...(after.day ? right.tokens : kept.tokens), ...atTime(after.day ? kept : right)];
      if (momentOf(withTokens(left, both))) return both;
    }
  return undefined;
}

function momentOf(scene: Scene): Moment | undefined {
  const found = readMoment(scene, 0);
  return found?.next === scene.tokens.length ? found.value.moment : undefined;
}

/** "Tomorrow at 5, no 6": a bare hour is read behind "at". */
function atTime(scene: Scene): readonly Token[] {
  const [first] = scene.tokens;
  return first && /^\d/.test(first.norm) && !isAt(scene, 0, 'at')
    ? [{ ...first, kind: 'word', raw: 'at', norm: 'at', gap: true, end: first.start }, ...scene.tokens]
    : scene.tokens;
}

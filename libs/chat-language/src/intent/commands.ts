import { isAt } from '../extract/reading.js';
import type { Language } from '../languages/language.js';
import { phraseSet, type Phrases } from '../text/phrases.js';
import type { Token } from '../text/tokens.js';
import { clauseOf } from './clause.js';
import { commandOf } from './command.js';
import { isCreation, withDoubts } from './doubt.js';
import type { Draft } from './draft.js';
import { findsNothing, goesWith, isChange, isCommandOfItsOwn, saysOfNewTask } from './joining.js';
import { after } from './later-clause.js';
import { merged } from './merge.js';
import { isSure } from './readings.js';
import { withTokens, type Scene } from './scene.js';
import { isTold } from './talk.js';
import { commandsOnTopic } from './topic.js';

const partsMax = 12;
/** Places of a sentence at which a cut is tried. */
const joinersMax = 12;
const longTokens = 40;
/** Pieces of the rest of a sentence that are looked at for a command. */
const piecesTried = 3;

/** The commands of a sentence just as it stands. */
export function commandsAsSaid(scene: Scene, language: Language): Draft[] {
  const onTopic = commandsOnTopic(scene, (rest) => commandsAsSaid(rest, language));
  if (onTopic) return [...onTopic];
  const whole = commandOf(scene, language);
  const parts = split(scene, language, whole);
  const drafts = parts.length > 1 ? merged(parts) : [whole];
  const { command } = clauseOf(scene.tokens, language.openings, language.closings);
  return withDoubts(drafts, withTokens(scene, command));
}

/** Cuts at "and", "then", commas and points where a command of its own stands on the right. */
function split(scene: Scene, language: Language, whole: Draft): Draft[] {
  const joiners = phraseSet(language.joiners);
  const isOneThing = !whole.isBare && unsplit.includes(whole.command.intent) && !isTold(whole);
  if (whole.isWhole || isOneThing || scene.tokens.length > 120) return [whole];
  const parts: Draft[] = [];
  let start = 0;
  let tries = 0;
  const triesMax = scene.tokens.length > longTokens ? 4 : joinersMax;
  for (let at = 1; at < scene.tokens.length - 1; at += 1) {
    const joiner = joiners.at(scene.tokens, at);
    if (!joiner || joiner.next >= scene.tokens.length || tries >= triesMax || isException(scene, at)) continue;
    if (!mayPart(scene, at, joiner.next, language)) continue;
    if (isCreation(whole) && saysOfNewTask(scene, whole, joiner.next)) continue;
    tries += 1;
    const left = partOf(after(scene, parts.at(-1)), start, at, language);
    if (!left || (left.isBare && !whole.isBare && !isCreation(whole))) continue;
    const isWhole = isSure(whole) && !isChange(left);
    const right = rightOf(after(scene, left), joiner.next, language, isWhole ? undefined : joiners);
    if (!right || !goesWith(left, right)) continue;
    if (isCreation(whole) && !whole.isBare && findsNothing(right)) continue;
    if (isTold(whole) && !isApartFromTale(scene, at, right)) continue;
    parts.push(left);
    start = joiner.next;
    at = joiner.next - 1;
    if (parts.length >= partsMax) break;
  }
  if (parts.length === 0) return [whole];
  return [...parts, partOf(after(scene, parts.at(-1)), start, scene.tokens.length, language) as Draft];
}

/** What stands right of a cut: all of the rest, or (where joiners are given) the first piece of it that is a command of its own. */
function rightOf(scene: Scene, from: number, language: Language, joiners?: Phrases<true>): Draft | undefined {
  const { length } = scene.tokens;
  const rest = partOf(scene, from, length, language);
  if (rest && isCommandOfItsOwn(rest, scene)) return rest;
  if (!joiners) return undefined;
  for (let at = from + 1, tries = 0; at < length - 1 && tries < piecesTried; at += 1) {
    const joiner = joiners.at(scene.tokens, at);
    if (!joiner || joiner.next >= length || !language.grammar.mayBegin(scene.tokens[joiner.next]!)) continue;
    tries += 1;
    const piece = partOf(scene, from, at, language);
    if (piece && piece.mutations > 0 && isCommandOfItsOwn(piece, scene)) return piece;
  }
  return undefined;
}

/** Another command may begin there; where the verb stands last, one must have ended. */
function mayPart({ tokens }: Scene, at: number, next: number, { grammar, finalVerbs }: Language): boolean {
  if (finalVerbs?.has(tokens[at - 1]!.norm)) return true;
  // "4 and 5 done": of a row of numbers none begins a command, where the verb stands behind them.
  const isRow = finalVerbs !== undefined && tokens[at - 1]!.kind === 'number' && tokens[next]!.kind === 'number';
  return !isRow && grammar.mayBegin(tokens[next]!);
}

/** "All but 3", "delete 3, but not today". */
function isException(scene: Scene, at: number): boolean {
  const but = isAt(scene, at, ',') ? at + 1 : at;
  if (!isAt(scene, but, 'but')) return false;
  return isAt(scene, but + 1, 'not') || isAt(scene, at - 1, 'all', 'everything', 'every', 'anything', 'nothing');
}

function partOf(scene: Scene, from: number, to: number, language: Language): Draft | undefined {
  const tokens: readonly Token[] = scene.tokens.slice(from, to);
  if (!tokens.some(({ kind }) => kind !== 'mark')) return undefined;
  const part = withTokens(scene, tokens);
  const draft = commandOf(part, language);
  return lacksVerb(draft, part) ? (changeWithVerb(part, language) ?? draft) : draft;
}

/** "Make 2 high and 3 low": behind a change, a task and a value are one too. */
function lacksVerb({ isBare, command }: Draft, part: Scene): boolean {
  const isUnclear = isBare || command.intent === 'clarify' || command.intent === 'not_found';
  return isUnclear && part.isLaterClause === true && part.given.lastCommand?.intent === 'update_task';
}

function changeWithVerb(part: Scene, language: Language): Draft | undefined {
  const [first] = part.tokens;
  if (!first || !(/^#?\d+$/.test(first.norm) || isAt(part, 0, 'the', 'my'))) return undefined;
  const verb: Token = { ...first, kind: 'word', raw: 'make', norm: 'make', end: first.start };
  const draft = language.grammar.commandOf(
    withTokens(part, [verb, ...clauseOf(part.tokens, language.openings, language.closings).command]),
  );
  return draft?.command.intent === 'update_task' && draft.mutations > 0 ? draft : undefined;
}

/** Behind a comma or a point, and not about "it", which would be what was told of. */
function isApartFromTale(scene: Scene, at: number, { command }: Draft): boolean {
  return scene.tokens[at]!.kind === 'mark' && !command.refs?.some((ref) => 'last' in ref);
}

/** What these say in one breath is one thing. */
const unsplit = ['undo', 'redo', 'greeting', 'smalltalk', 'help', 'explain'];

import { commandWords, neighbourWords, valueWords } from '../languages/en/spelling.words.js';
import { isAt } from '../extract/reading.js';
import type { Language } from '../languages/language.js';
import { isTitleWord } from '../resolve/title-match.js';
import { isTaskVerb } from '../task/task-verbs.js';
import type { Phrases } from '../text/phrases.js';
import type { Token } from '../text/tokens.js';
import { mannersOf } from './asides.js';
import { withTokens, type Scene } from './scene.js';

const lettersMin = 3;
/** Slips are looked for in short sentences: a long one is a note, not a command. */
const tokensMax = 25;
const joining = new Set(['and', 'then', 'so', 'also', 'plus', 'but']);
/** What follows them may be the title of a new task, which stays as it was typed. */
const adding = new Set(['add', 'create', 'remind']);
const commands = new Set(commandWords);
const known = new Set([...commandWords, ...valueWords]);

/** The sentence with the slips of typing in its command words mended: "delte 7", "whihc of them are late", "mark 3 doen". */
export function spelled(scene: Scene, language: Language): Scene | undefined {
  if (scene.lang !== 'en' || scene.tokens.length > tokensMax) return undefined;
  let [hasCommand, isTitle] = [false, false];
  const tokens = scene.tokens.map((token, at) => {
    if (isTitle && !isAt(scene, at - 1, 'me')) return token;
    const standsFirst = isFirst(scene.tokens, at, mannersOf(language));
    const norm = meantBy(token, standsFirst, hasCommand, scene, language) ?? token.norm;
    hasCommand ||= standsFirst && commands.has(norm);
    isTitle ||= adding.has(norm);
    return norm === token.norm ? token : { ...token, norm };
  });
  return tokens.some((token, at) => token !== scene.tokens[at]) ? withTokens(scene, tokens) : undefined;
}

/** Where the word of a command stands: at the beginning, behind polite words, or where a clause begins. */
function isFirst(tokens: readonly Token[], at: number, polite: Phrases<true>): boolean {
  const previous = tokens[at - 1];
  if (!previous || previous.kind === 'mark' || joining.has(previous.norm)) return true;
  for (let from = Math.max(0, at - 4); from < at; from += 1) if (polite.at(tokens, from, at)?.next === at) return true;
  return false;
}

/** The word that a slip means. */
function meantBy(
  token: Token,
  standsFirst: boolean,
  hasCommand: boolean,
  scene: Scene,
  { grammar }: Language,
): string | undefined {
  if (token.kind !== 'word') return undefined;
  if (!isSlip(token) || grammar.mayBegin(token)) return undefined;
  const words = standsFirst ? commandWords : hasCommand ? valueWords : [];
  const near = words.filter((word) => isOneSlip(token.norm, word));
  return near.length === 1 && !isNamed(token, scene) ? near[0] : undefined;
}

/** A word that is none of the tables and none of English that is only like one of them. */
function isSlip({ norm }: Token): boolean {
  if (norm.length < lettersMin || !/^[a-z]+$/.test(norm)) return false;
  // "Todays tasks".
  const isKnown = known.has(norm) || (norm.endsWith('s') && known.has(norm.slice(0, -1)));
  return !isKnown && !neighbourWords.has(norm) && !isTaskVerb(norm);
}

/** A tag, or a word of a title. */
function isNamed({ norm }: Token, { tasks = [] }: Scene): boolean {
  return isTitleWord(norm, tasks) || tasks.some(({ tags }) => tags?.includes(norm) === true);
}

/** One letter too many, too few or wrong (in a short word too many mean another one), or two neighbours changed about. */
export function isOneSlip(typed: string, word: string): boolean {
  if (typed === word || Math.abs(typed.length - word.length) > 1) return false;
  let start = 0;
  while (start < typed.length && typed[start] === word[start]) start += 1;
  const [a, b] = [typed.slice(start), word.slice(start)];
  const isShort = Math.min(typed.length, word.length) < 4;
  if (!isShort && (a.slice(1) === b || a === b.slice(1) || a.slice(1) === b.slice(1))) return true;
  return a.length > 1 && a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2);
}

import { Phrases } from '../text/phrases.js';
import type { Token } from '../text/tokens.js';
import { commonWords, englishWords, foreignGreetings, scripts, sharedWords } from './foreign/common.words.js';
import { englishVerbs, romanMarkers, romanPostpositions, romanWeak, scriptMarkers } from './urdu/markers.words.js';

const english = new Set(englishWords.split(' '));
const verbs = new Set(englishVerbs.split(' '));
const strongRoman = new Set(romanMarkers.split(' '));
const weakRoman = new Set(romanWeak.split(' '));
const strongScript = new Set(scriptMarkers.split(' '));
const foreign = Object.entries(commonWords).map(([code, words]) => [code, new Set(words.split(' '))] as const);
const greetings = new Phrases(foreignGreetings);
const postpositions = new Set(romanPostpositions.split(' '));
const shared = new Set(sharedWords.split(' '));
const latin = /\p{Script=Latin}/u;
const arabic = /\p{Script=Arabic}/u;
/** Letters that Urdu has and Arabic and Persian have not. */
const onlyUrdu = /[\u0679\u0688\u0691\u06BA\u06BE\u06D2\u06C1\u06D3]/;

/** The language of a sentence: `en`, `ur`, `ur-Latn`, or the code of one that is not spoken. */
export function languageOf(tokens: readonly Token[]): string {
  const words = tokens.filter(({ kind }) => kind === 'word').slice(0, 200);
  if (words.some(({ raw }) => arabic.test(raw))) return arabicLanguage(words);
  const unknown = words.find(({ raw }) => !latin.test(raw) && /\p{L}/u.test(raw));
  if (unknown) return scriptLanguage(words, unknown.raw);
  const norms = words.map(({ norm }) => norm);
  const isEnglishOrder = beginsInEnglish(tokens);
  if (isOwned(tokens)) return 'ur-Latn';
  const greeting = greetings.at(words, 0);
  if (greeting && greeting.next === words.length) return greeting.value;
  const englishCount = norms.filter((norm) => english.has(norm)).length;
  const other = foreignLanguage(norms);
  if (isRomanUrdu(norms, englishCount, other?.count ?? 0, isEnglishOrder)) return 'ur-Latn';
  return englishCount > 0 ? 'en' : (other?.code ?? 'en');
}

/** "1 ki history": the number of a task with what belongs to it. */
function isOwned([number, of, ...rest]: readonly Token[]): boolean {
  return rest.length === 1 && /^#?\d{1,4}$/.test(number!.norm) && ['ka', 'ki', 'ke'].includes(of!.norm);
}

/** At least two of the commonest words of a language, the language with the most of them. */
function foreignLanguage(norms: readonly string[]): { code: string; count: number } | undefined {
  const distinct = [...new Set(norms)];
  let best: { code: string; count: number } | undefined;
  for (const [code, common] of foreign) {
    const count = distinct.filter((norm) => common.has(norm) && !shared.has(norm)).length;
    if (count > (best?.count ?? 1)) best = { code, count };
  }
  return best;
}

/** Neighbours share words with Urdu: a sentence with more words of one of them than of Urdu is theirs. */
function isRomanUrdu(
  norms: readonly string[],
  englishCount: number,
  otherCount: number,
  hasEnglishVerb: boolean,
): boolean {
  const strong = norms.filter((norm) => strongRoman.has(norm)).length;
  const weak = norms.filter((norm) => weakRoman.has(norm)).length;
  const englishOrShared = norms.filter((norm) => english.has(norm) || shared.has(norm)).length;
  const isEnglishOrder = hasEnglishVerb && englishOrShared >= strong * 2;
  return strong > 0 && strong * 2 + weak > englishCount && strong + weak >= otherCount && !isEnglishOrder;
}

/** "Archive 3", but not "3 archive kar do", and not "list se …", which is the noun. */
function beginsInEnglish([first, second]: readonly Token[]): boolean {
  return verbs.has(first?.norm ?? '') && !postpositions.has(second?.norm ?? '');
}

function arabicLanguage(words: readonly Token[]): string {
  const latinCount = words.filter(({ raw }) => latin.test(raw)).length;
  if (verbs.has(words[0]?.norm ?? '') && latinCount * 2 >= words.length) return 'en';
  if (words.some(({ norm, raw }) => strongScript.has(norm) || onlyUrdu.test(raw))) return 'ur';
  const norms = words.map(({ raw }) => raw);
  return foreignLanguage(norms)?.code ?? 'ur';
}

/** A sentence in another script, unless English words show that only a name is. */
function scriptLanguage(words: readonly Token[], sample: string): string {
  if (words.some(({ norm }) => english.has(norm))) return 'en';
  const script = scripts.find(([, pattern]) => new RegExp(pattern, 'u').test(sample));
  return script?.[0] ?? 'en';
}

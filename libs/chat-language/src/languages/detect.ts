import { Phrases } from '../text/phrases.js';
import type { Token } from '../text/tokens.js';
import { commonWords, englishWords, foreignGreetings, scripts } from './foreign/common.words.js';
import { romanMarkers, romanWeak, scriptMarkers } from './urdu/markers.words.js';

const english = new Set(englishWords.split(' '));
const strongRoman = new Set(romanMarkers.split(' '));
const weakRoman = new Set(romanWeak.split(' '));
const strongScript = new Set(scriptMarkers.split(' '));
const foreign = Object.entries(commonWords).map(([code, words]) => [code, new Set(words.split(' '))] as const);
const greetings = new Phrases(foreignGreetings);
const latin = /\p{Script=Latin}/u;
const arabic = /\p{Script=Arabic}/u;
/** Letters that Urdu has and Arabic and Persian have not. */
const onlyUrdu = /[\u0679\u0688\u0691\u06BA\u06BE\u06D2\u06C1\u06D3]/;

/** The language of a sentence: `en`, `ur`, `ur-Latn`, or the code of one that is not spoken. */
export function languageOf(tokens: readonly Token[]): string {
  const words = tokens.filter(({ kind }) => kind === 'word').slice(0, 200);
  if (words.some(({ raw }) => arabic.test(raw))) return arabicLanguage(words);
  const other = words.find(({ raw }) => !latin.test(raw) && /\p{L}/u.test(raw));
  if (other) return scriptLanguage(words, other.raw);
  const norms = words.map(({ norm }) => norm);
  const greeting = greetings.at(words, 0);
  if (greeting && greeting.next === words.length) return greeting.value;
  const englishCount = norms.filter((norm) => english.has(norm)).length;
  if (isRomanUrdu(norms, englishCount)) return 'ur-Latn';
  return englishCount > 0 ? 'en' : (foreignLanguage(norms) ?? 'en');
}

/** At least two of the commonest words of a language, the language with the most of them. */
function foreignLanguage(norms: readonly string[]): string | undefined {
  const distinct = [...new Set(norms)];
  let [best, most] = [undefined as string | undefined, 1];
  for (const [code, common] of foreign) {
    const count = distinct.filter((norm) => common.has(norm)).length;
    if (count > most) [best, most] = [code, count];
  }
  return best;
}

function isRomanUrdu(norms: readonly string[], englishCount: number): boolean {
  const strong = norms.filter((norm) => strongRoman.has(norm)).length;
  const weak = norms.filter((norm) => weakRoman.has(norm)).length;
  return strong > 0 && strong * 2 + weak > englishCount;
}

function arabicLanguage(words: readonly Token[]): string {
  if (words.some(({ norm, raw }) => strongScript.has(norm) || onlyUrdu.test(raw))) return 'ur';
  const norms = words.map(({ raw }) => raw);
  return foreignLanguage(norms) ?? 'ur';
}

/** A sentence in another script, unless English words show that only a name is. */
function scriptLanguage(words: readonly Token[], sample: string): string {
  if (words.some(({ norm }) => english.has(norm))) return 'en';
  const script = scripts.find(([, pattern]) => new RegExp(pattern, 'u').test(sample));
  return script?.[0] ?? 'en';
}

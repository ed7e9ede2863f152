import type { Token } from '../../text/tokens.js';
import { Phrases } from '../../text/phrases.js';
import { language, type Language } from '../language.js';
import { urduNames } from './names.words.js';
import { finalVerbs, handlingVerbs } from './order.words.js';
import { withVerbLast } from './reorder.js';
import { rawOf, rewritten } from './rewrite.js';
import { romanWords } from './roman.words.js';
import { urduRules } from './rules.js';
import { urduSets } from './sets.words.js';
import { scriptWords } from './script.words.js';
import { romanAuxiliaries, romanStems, scriptAuxiliaries, scriptStems } from './verbs.words.js';

export const urdu: Language = language(urduRules, urduSets, {
  openings:
    'yaad se|یاد se|barah e meherbani|baraye meherbani|barae meharbani|meherbani|please|plz|zara|acha|achha|ہلو|براہ کرم|براہ مہربانی|برائے مہربانی|ذرا|پلیز|اچھا|hey|salam|ji|جی|aur|theek hai|ٹھیک ہے|ab|اب|what aap|what ap|what tum|what mein|what آپ|what تم|kya aap|کیا آپ|meharbani karke|meherbani kar ke|mehrbani farma kar|مہربانی کر کے|yaar|yar|یار|bhai|bhaiyya|بھائی|please mujhe|and|now|sorry|maaf karo|arre|aray|oho|oops|ارے|اوہ|galat hogaya|galat se hogaya',
  closings:
    'please|plz|shukriya|شکریہ|jaldi|جلدی|na|yaar|yar|bhai|یار|پلیز|zara|meherbani|ذرا|ji|جی|now|thanks|two|also|galat hogaya|sakte hai|sakte ho|sakti hai|sakti ho|sakta hai|سکتے hai|سکتے ہو|سکتی hai|سکتی ہو|chahta hoon|chahti hoon|chahta hun|chahti hun|چاہتا ہوں|چاہتی ہوں|galat se hogaya|yaad rakho|یاد rakho|tasks rehne two|tasks rehne dein|baqi rehne dein|theek hai|ٹھیک hai|okay|ok',
  reordered: withVerbLast,
  finalVerbs,
  handlingVerbs,
  joiners: 'and|aur|اور|phir|پھر|, and|,|or phir|aur phir|;|.',
});

const names = Object.fromEntries(urduNames.split('|').map((name) => [name, name]));
const roman = new Phrases({ ...names, ...romanWords, ...withAuxiliaries(romanStems, romanAuxiliaries) });
const script = new Phrases({ ...names, ...scriptWords, ...withAuxiliaries(scriptStems, scriptAuxiliaries) });

/** Every stem with every verb that may carry it, apart and together. */
function withAuxiliaries(stems: Readonly<Record<string, string>>, auxiliaries: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(stems).map(([alternatives, meaning]) => [inflected(alternatives, auxiliaries), meaning]),
  );
}

function inflected(stems: string, auxiliaries: string): string {
  return stems
    .split('|')
    .flatMap((stem) => auxiliaries.split('|').flatMap((verb) => [`${stem} ${verb}`, `${stem}${verb}`]))
    .join('|');
}

/** Gives every known word the form that the readers know; what was typed stays as it is. */
export function translateRoman(tokens: readonly Token[]): readonly Token[] {
  return translate(tokens, roman);
}

export function translateScript(tokens: readonly Token[]): readonly Token[] {
  return translate(tokens, script);
}

function translate(tokens: readonly Token[], words: Phrases<string>): Token[] {
  const translated: Token[] = [];
  for (let at = 0; at < tokens.length;) {
    const found = words.at(tokens, at);
    if (!found) {
      translated.push(tokens[at]!);
      at += 1;
      continue;
    }
    translated.push(...renamed(tokens.slice(at, found.next), found.value.split(' ')));
    at = found.next;
  }
  return rewritten(translated);
}

/** A phrase of three words may mean one: the last word takes the rest of what was typed. */
function renamed(tokens: readonly Token[], norms: readonly string[]): Token[] {
  return norms.flatMap((norm, index) => {
    const first = tokens[index];
    const rest = index === norms.length - 1 ? tokens.slice(index) : tokens.slice(index, index + 1);
    const last = rest.at(-1);
    if (!first || !last) return [];
    return [{ ...first, raw: rawOf(rest), norm, end: last.end, possessive: false }];
  });
}

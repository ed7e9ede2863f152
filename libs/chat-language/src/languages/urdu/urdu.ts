import type { Token } from '../../text/tokens.js';
import { Phrases } from '../../text/phrases.js';
import { ordinals } from '../en/when.words.js';
import { language, type Language } from '../language.js';
import { romanWords } from './roman.words.js';
import { urduRules, urduSets } from './rules.words.js';
import { scriptWords } from './script.words.js';

export const urdu: Language = language(urduRules, urduSets, {
  openings:
    'barah e meherbani|baraye meherbani|barae meharbani|meherbani|please|plz|zara|acha|achha|ہلو|براہ کرم|براہ مہربانی|برائے مہربانی|ذرا|پلیز|اچھا|hey|salam|ji|جی|aur|theek hai|ٹھیک ہے|ab|اب|kya aap|کیا آپ|meharbani karke|meherbani kar ke|mehrbani farma kar|مہربانی کر کے|yaar|یار|bhai|بھائی|please mujhe|and|now',
  closings: 'please|plz|shukriya|شکریہ|jaldi|جلدی|na|yaar|bhai|پلیز|zara|meherbani|ذرا|ji|جی|now|thanks|two|also',
  joiners: 'and|aur|اور|phir|پھر|, and|,|or phir|aur phir|;|.',
});

const roman = new Phrases(romanWords);
const script = new Phrases(scriptWords);

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
  return withDates(translated);
}

/** A phrase of three words may mean one: the last word takes the rest of what was typed. */
function renamed(tokens: readonly Token[], norms: readonly string[]): Token[] {
  return norms.flatMap((norm, index) => {
    const first = tokens[index];
    const rest = index === norms.length - 1 ? tokens.slice(index) : tokens.slice(index, index + 1);
    const last = rest.at(-1);
    if (!first || !last) return [];
    const raw = rest.map((token, place) => `${place > 0 && token.gap ? ' ' : ''}${token.raw}`).join('');
    return [{ ...first, raw, norm, end: last.end, possessive: false }];
  });
}

function isPlace(norm: string): boolean {
  return /^\d{1,2}$/.test(norm) || norm in ordinals;
}

/** `15 tareekh` is the 15th, `pehli tareekh` the first, `aakhri tareekh` the last day. */
function withDates(tokens: Token[]): Token[] {
  return tokens.flatMap((token, index) => {
    const previous = tokens[index - 1];
    if (token.norm === 'tareekh' && previous?.norm === 'last') return [{ ...token, norm: 'day' }];
    if (token.norm === 'tareekh' && previous && isPlace(previous.norm)) return [];
    const next = tokens[index + 1];
    if (next?.norm !== 'tareekh' || !/^\d{1,2}$/.test(token.norm)) return [token];
    return [{ ...token, norm: `${token.norm}th`, raw: `${token.raw} ${next.raw}`, end: next.end }];
  });
}

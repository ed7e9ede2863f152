import type { Token } from '../text/tokens.js';
import { english } from './en/english.js';
import { texting } from './en/texting.words.js';
import type { Language } from './language.js';
import { translateRoman, translateScript, urdu } from './urdu/urdu.js';

export interface Speaker {
  readonly language: Language;
  /** Gives words of the language the form that the readers know. */
  readonly translate: (tokens: readonly Token[]) => readonly Token[];
}

const speakers: Readonly<Record<string, Speaker>> = {
  en: { language: english, translate: (tokens) => tokens.map(spelledOut) },
  ur: { language: urdu, translate: translateScript },
  'ur-Latn': { language: urdu, translate: translateRoman },
};

/** "Abt 3": the word that is meant. */
function spelledOut(token: Token): Token {
  const word = token.kind === 'word' && Object.hasOwn(texting, token.norm) ? texting[token.norm] : undefined;
  return word === undefined ? token : { ...token, norm: word };
}

/** How a language is read; nothing for one that is not spoken. */
export function speaker(lang: string): Speaker | undefined {
  return speakers[lang];
}

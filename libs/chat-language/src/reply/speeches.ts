import { englishSpeech } from '../languages/en/replies.words.js';
import { romanUrduSpeech } from '../languages/urdu/roman-replies.words.js';
import { urduSpeech } from '../languages/urdu/replies.words.js';
import type { Speech } from './speech.js';

/** The languages that replies are given in, by their codes. */
export const speeches: Readonly<Record<string, Speech>> = {
  en: englishSpeech,
  ur: urduSpeech,
  'ur-Latn': romanUrduSpeech,
};

export const isSpoken = (lang: string): boolean => lang in speeches;

/** The sentences of a language; English for a language that is not spoken. */
export function speechOf(lang: string): Speech {
  return speeches[lang] ?? englishSpeech;
}

import { englishSpeech } from '../languages/en/replies.words.js';
import { romanUrduSpeech, urduSpeech } from '../languages/urdu/replies.words.js';
import type { Speech } from './speech.js';

const speeches: Readonly<Record<string, Speech>> = { en: englishSpeech, ur: urduSpeech, 'ur-Latn': romanUrduSpeech };

/** The sentences of a language; English for a language that is not spoken. */
export function speechOf(lang: string): Speech {
  return speeches[lang] ?? englishSpeech;
}

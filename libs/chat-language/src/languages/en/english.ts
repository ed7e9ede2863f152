import { language, type Language } from '../language.js';
import { closings, joiners, openings } from './manners.words.js';
import { englishRules } from './rules.js';
import { englishSets } from './sets.words.js';
import { englishTalkSets } from './talk-sets.words.js';
import { reportVerbs } from './reference.words.js';

export const english: Language = language(
  englishRules,
  { ...englishSets, ...englishTalkSets, reportVerbs: reportVerbs.replaceAll(' ', '|') },
  { openings, closings, joiners },
);

import { completionLead } from './completion.words.js';
import { language, type Language } from '../language.js';
import { englishChangeSets } from './change-sets.words.js';
import { closingCourtesies, closings, courtesies, joiners, openings, requests } from './manners.words.js';
import { englishRules } from './rules.js';
import { englishSets } from './sets.words.js';
import { englishTalkSets } from './talk-sets.words.js';
import { englishToldSets } from './told.words.js';
import { reportVerbs } from './reference.words.js';

export const english: Language = language(
  englishRules,
  {
    ...englishSets,
    ...englishTalkSets,
    ...englishToldSets,
    ...englishChangeSets,
    reportVerbs: reportVerbs.replaceAll(' ', '|'),
    completionLead,
  },
  {
    openings: `${requests}|${openings}|${courtesies}`,
    closings: `${closings}|${closingCourtesies}`,
    joiners,
  },
);

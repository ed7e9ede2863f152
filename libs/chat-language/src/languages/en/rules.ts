import { addingRepeatRules, addingRules, addingToListRules, announcingRules } from './rules/adding.words.js';
import { attributesRules } from './rules/attributes.words.js';
import { bulkRules } from './rules/bulk.words.js';
import { historyRules } from './rules/history.words.js';
import { preferencesRules } from './rules/preferences.words.js';
import { questionsRules } from './rules/questions.words.js';
import { remindersRules } from './rules/reminders.words.js';
import { statedPreferencesRules } from './rules/stated-preferences.words.js';
import { statusRules } from './rules/status.words.js';
import { talkRules } from './rules/talk.words.js';
import { undoRules } from './rules/undo.words.js';
import { valuesRules } from './rules/values.words.js';
import type { Rule } from '../../intent/handlers.js';

/** English commands. A sentence is tried against the lines from top to bottom; the first that makes sense wins. */
export const englishRules: readonly Rule[] = [
  ...undoRules,
  ...historyRules,
  ...announcingRules,
  ...bulkRules,
  ...questionsRules,
  ...preferencesRules,
  ...statedPreferencesRules,
  ...remindersRules,
  ...attributesRules,
  ...addingRepeatRules,
  ...statusRules,
  ...addingToListRules,
  ...valuesRules,
  ...talkRules,
  ...addingRules,
];

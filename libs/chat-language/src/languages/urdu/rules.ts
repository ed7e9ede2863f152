import { addingRules, addingToListRules } from './rules/adding.words.js';
import { attributesRules } from './rules/attributes.words.js';
import { preferencesRules } from './rules/preferences.words.js';
import { questionsRules } from './rules/questions.words.js';
import { remindersRules } from './rules/reminders.words.js';
import { statusRules } from './rules/status.words.js';
import { talkRules } from './rules/talk.words.js';
import { tellingRules } from './rules/telling.words.js';
import { undoRules } from './rules/undo.words.js';
import { valuesRules } from './rules/values.words.js';
import type { Rule } from '../../intent/handlers.js';

/** Urdu commands of both scripts, in the words of `roman.words` and `script.words`: the verb stands at the end. */
export const urduRules: readonly Rule[] = [
  ...preferencesRules,
  ...tellingRules,
  ...undoRules,
  ...talkRules,
  ...remindersRules,
  ...questionsRules,
  ...addingToListRules,
  ...attributesRules,
  ...statusRules,
  ...valuesRules,
  ...addingRules,
];

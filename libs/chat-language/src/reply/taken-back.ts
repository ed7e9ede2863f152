import type { Command } from '../understanding.js';
import { say } from './format.js';
import { nameTitles } from './names.js';
import type { Telling } from './reply.js';
import type { ReplyKey } from './speech.js';

/** What came back, and what is gone again. */
export function tellTakenBack({ intent, count = 1 }: Command, telling: Telling): string {
  const { titles = [], removed = [] } = telling.outcome;
  const isUndo = intent === 'undo';
  const sentences = [
    tellTitles(isUndo ? 'isAsBefore' : 'isThereAgain', titles, telling),
    tellTitles(isUndo ? 'isGoneAgain' : 'isDeletedAgain', removed, telling),
  ];
  const key: ReplyKey = count > 1 ? (isUndo ? 'undoneMany' : 'redoneMany') : isUndo ? 'undone' : 'redone';
  return say(telling, key, { count, what: sentences.join('') });
}

function tellTitles(key: ReplyKey, titles: readonly string[], telling: Telling): string {
  return titles.length === 0 ? '' : ` ${say(telling, key, { ...nameTitles(titles, telling) })}`;
}

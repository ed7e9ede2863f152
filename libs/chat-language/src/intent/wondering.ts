import type { Grammar } from './grammar.js';
import { pauses, questionWords, wonderings } from '../languages/en/manners.words.js';
import { phraseSet } from '../text/phrases.js';
import type { Token } from '../text/tokens.js';
import type { Draft } from './draft.js';
import { withTokens, type Scene } from './scene.js';

const wonderingWords = phraseSet(`${wonderings}|${pauses}`);
const questionStarts = new Set(questionWords);
const taskLeads = new Set(['figure', 'find', 'work', 'look', 'check', 'see', 'learn']);
const answered = ['list_tasks', 'count_tasks', 'history', 'explain', 'help'];

/**
 * "I wonder how many are open", "remind me, what's left?": a question made a wish or a statement of.
 * Only where it can be answered: "find out what the plumber charges" is a task to add.
 */
export function wondered(scene: Scene, grammar: Grammar): Draft | undefined {
  const start = questionAfter(scene.tokens);
  const draft = start === undefined ? undefined : grammar.commandOf(withTokens(scene, scene.tokens.slice(start)));
  // "Figure out how to move the piano" is a task to add.
  const isTask = draft?.command.intent === 'help' && taskLeads.has(scene.tokens[0]!.norm);
  return draft && !isTask && answered.includes(draft.command.intent) ? draft : undefined;
}

/** The place of the question behind such words, however many of them: "right so what got done". */
function questionAfter(tokens: readonly Token[]): number | undefined {
  let at = 0;
  for (let found = wonderingWords.at(tokens, 0); found; found = wonderingWords.at(tokens, at)) {
    at = tokens[found.next]?.kind === 'mark' ? found.next + 1 : found.next;
    const { norm = '' } = tokens[at] ?? {};
    if (isEither.has(norm)) return at + 1;
    if (questionStarts.has(norm)) return at;
  }
  return undefined;
}

/** "I wonder whether there is anything": what follows is the question. */
const isEither = new Set(['whether', 'if']);

import { readMoment } from '../extract/moment.js';
import { isAt } from '../extract/reading.js';
import { contractions, speakers, tellingVerbs } from '../languages/en/asides.words.js';
import type { Language } from '../languages/language.js';
import type { Intent } from '../understanding.js';
import { afterMarks, clauseEnd, isAside } from './aside-clause.js';
import { afterFiller, mannersOf } from './asides.js';
import { withoutEmoticon, withoutMarks } from './clause.js';
import type { Draft } from './draft.js';
import { within, withTokens, type Scene } from './scene.js';

/** Of several kinds of talk the last of these is what wants an answer. */
const kinds: readonly Intent[] = ['greeting', 'smalltalk', 'help', 'explain'];
const wordsMax = 14;
/** What these say changes no task. */
export const quiet: readonly Intent[] = [
  'greeting',
  'smalltalk',
  'help',
  'out_of_scope',
  'clarify',
  'explain',
  'set_preference',
  'choose',
  'confirm',
];
const plain: Draft = { command: { intent: 'smalltalk' }, marked: [], mutations: 0 };

/** "Cheers, you're a lifesaver", "hm, why did you do that": all of it is said beside a command, and there is none. */
export function talkIn(said: Scene, language: Language): Draft | undefined {
  if (said.tokens.length > wordsMax) return undefined;
  const scene = withTokens(said, withoutEmoticon(said.tokens));
  let [answered, hasTalk, phrases]: [Draft | undefined, boolean, number] = [undefined, false, 0];
  for (let at = 0; at < scene.tokens.length; phrases += 1) {
    const filler = afterFiller(scene, at, mannersOf(language));
    const end = filler ?? afterMarks(scene.tokens, clauseEnd(scene, at));
    const known = knownTalk(within(scene, at, end), language);
    if (!known && filler === undefined && !isSpoken(scene, at, end, language)) return undefined;
    hasTalk ||= known !== undefined || filler === undefined;
    if (known && kinds.indexOf(known.command.intent) >= kinds.indexOf(answered?.command.intent ?? 'greeting'))
      answered = known;
    at = end;
  }
  return hasTalk || phrases > 1 ? (answered ?? plain) : undefined;
}

function knownTalk(scene: Scene, { grammar }: Language): Draft | undefined {
  const draft = grammar.talkOf(withTokens(scene, withoutMarks(scene.tokens)));
  return draft && kinds.includes(draft.command.intent) && !isTold(draft) ? draft : undefined;
}

/** Talk with words of the person's own: "I moved to Rome". */
export function isTold({ command, isTale }: Draft): boolean {
  return command.intent === 'smalltalk' && isTale === true;
}

/** "You're a star", "that message was for my sister"; not "that book from the library". */
function isSpoken(scene: Scene, from: number, to: number, language: Language): boolean {
  const clause = within(scene, from, to);
  const tells = clause.tokens.slice(1, 4).some((_, at) => isAt(clause, at + 1, ...tellingVerbs));
  const isSaid = isAt(clause, 0, ...speakers) ? tells : isAt(clause, 0, ...contractions);
  if (!isSaid || scene.lang !== 'en' || !isAside(scene, from, to, mannersOf(language))) return false;
  return clause.tokens.every((_, at) => readMoment(clause, at) === undefined);
}

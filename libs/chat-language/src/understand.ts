import { Clock } from './calendar/clock.js';
import { languageOf } from './languages/detect.js';
import { speaker } from './languages/speakers.js';
import type { UnderstandContext, UnderstandOptions } from './given.js';
import { answerTo, halfAnswer } from './intent/answers.js';
import { commandsOf } from './intent/sentence.js';
import type { Draft } from './intent/draft.js';
import type { Scene } from './intent/scene.js';
import { reply } from './reply/reply.js';
import { understoodSpans } from './task/marked.js';
import { tokenize, type Token } from './text/tokens.js';
import type { Command, Understanding } from './understanding.js';

/** Longer sentences are refused. UTF-16 units. */
export const textLengthMax = 4000;

/**
 * What a sentence means. Pure: the same text and context always give the same answer, and nothing is changed.
 *
 * normalise → the language it is in → the answer to a question, or the commands of the table → one understanding.
 * Throws RangeError when the text is longer than `textLengthMax`, or the time zone is unknown.
 */
export function understand(text: string, context: UnderstandContext, options: UnderstandOptions = {}): Understanding {
  if (text.length > textLengthMax) throw new RangeError(`A sentence has at most ${textLengthMax} characters.`);
  const tokens = tokenize(text);
  const given = context.given ?? {};
  const lang = languageOf(tokens);
  const clock = new Clock(context.now.getTime(), given.timezone ?? 'UTC');
  const spoken = speaker(lang);
  const scene: Scene = {
    tokens: spoken ? spoken.translate(tokens) : tokens,
    clock,
    dayFirst: given.dayFirst ?? true,
    given,
    tasks: given.tasks,
    lang,
    titlesFound: new Map(),
    commandsFound: new Map(),
    wantsOccurrences: options.occurrences ?? false,
    isQuestion: false,
    ...(options.chosen ? { chosen: options.chosen } : {}),
  };
  const drafts = spoken ? draftsOf(scene, spoken.language) : [foreign];
  return assembled(text, drafts, context, scene);
}

const foreign: Draft = { command: { intent: 'out_of_scope' }, marked: [], mutations: 0 };
const empty: Draft = { command: { intent: 'clarify' }, marked: [], mutations: 0 };

function draftsOf(scene: Scene, language: Parameters<typeof commandsOf>[1]): readonly Draft[] {
  if (!scene.tokens.some(hasMeaning)) return [empty];
  const { awaiting } = scene.given;
  const answer = awaiting && answerTo(awaiting, scene, language);
  if (answer) return [answer];
  const drafts = commandsOf(scene, language);
  const half = awaiting && halfAnswer(awaiting, scene, drafts);
  return half ? [half] : drafts;
}

function hasMeaning({ kind, norm }: Token): boolean {
  return kind !== 'mark' || /\p{Extended_Pictographic}/u.test(norm);
}

/** One command stays as it is; several become `multi`, which changes nothing yet when one of them must be asked first. */
function assembled(text: string, drafts: readonly Draft[], context: UnderstandContext, scene: Scene): Understanding {
  const [first = empty] = drafts;
  const command: Command =
    drafts.length > 1 ? { intent: 'multi', commands: drafts.map((draft) => draft.command) } : first.command;
  const asks = drafts.some((draft) => draft.command.confirm);
  const { timezone, tasks } = scene.given;
  const said = reply(command, {
    state: 'expected',
    now: context.now,
    lang: scene.lang,
    ...(timezone ? { timezone } : {}),
    ...(tasks ? { tasks } : {}),
  });
  return {
    ...command,
    lang: scene.lang,
    mutations: asks ? 0 : drafts.reduce((sum, draft) => sum + draft.mutations, 0),
    reply: said,
    understood: understoodSpans(
      text,
      drafts.flatMap((draft) => draft.marked),
    ),
  };
}

import { isAt } from '../extract/reading.js';
import type { Awaiting } from '../given.js';
import { handlingVerbs } from '../languages/en/reference.words.js';
import { isTaskVerb } from '../task/task-verbs.js';
import type { Command } from '../understanding.js';
import type { Language } from '../languages/language.js';
import { withoutFillers } from './asides.js';
import type { Draft } from './draft.js';
import { markTokens } from './draft.js';
import { choice, meansChoice } from './choice.js';
import type { Scene } from './scene.js';
import { hesitates, saysNo, saysYes } from './yes-no.js';

/** The answer to what the bot asked last; anything else lets the question lapse. */
export function answerTo(awaiting: Awaiting, scene: Scene, language: Language): Draft | undefined {
  if (typeof awaiting === 'string') return confirmation(awaiting, scene);
  return choice(awaiting, scene) ?? choice(awaiting, withoutFillers(scene, language));
}

function confirmation(asked: Extract<Awaiting, string>, scene: Scene): Draft | undefined {
  const answer = saysNo(scene) ? false : saysYes(asked, scene) ? true : undefined;
  if (answer === undefined) return undefined;
  return {
    command: { intent: 'confirm', answer },
    marked: [markTokens(scene, 0, scene.tokens.length, 'command')],
    mutations: 0,
  };
}

const halfAnswers =
  'hmm hm um uh well yes no only not any whichever whatever except but just the what huh maybe either i nah yeah middle some none probably sure ok okay haan nahi go thanks wait sirf'.split(
    ' ',
  );
/** "All but 2" is a list where nothing was asked. */
const partAnswers = 'all any both everything just only except not no yes'.split(' ');
const shortMax = 6;
const answerMax = 4;

/** "Yes but not 2", "whichever": meant as an answer, but not clear enough to act on, and surely not what it says otherwise. */
export function halfAnswer(awaiting: Awaiting, scene: Scene, drafts: readonly Draft[]): Draft | undefined {
  const [draft] = drafts;
  if (!draft || drafts.length > 1 || !isHalf(awaiting, scene, draft)) return undefined;
  const pendingIntent = typeof awaiting === 'string' ? asksAbout[awaiting] : awaiting.pendingIntent;
  const candidates = typeof awaiting === 'string' ? {} : { candidates: awaiting.choose };
  return { command: { intent: 'clarify', pendingIntent, ...candidates }, marked: [], mutations: 0 };
}

function isHalf(awaiting: Awaiting, scene: Scene, { command, isBare }: Draft): boolean {
  const offered = typeof awaiting === 'string' ? undefined : awaiting.choose;
  if (hesitates(scene) && command.intent !== 'list_tasks') return true;
  // "Do it tomorrow", "ask me later": what was asked about, and not the task before it.
  if (command.refs?.some((ref) => 'last' in ref)) return true;
  // "Cancel 2" may call the deletion of it off.
  if (!offered && command.intent === 'delete_task' && isAt(scene, 0, 'cancel')) return true;
  switch (command.intent) {
    case 'create_task':
      return isBare === true && (isHardlyTask(scene) || (offered !== undefined && meansChoice(offered, scene)));
    case 'smalltalk':
      return offered !== undefined ? saysYes('confirm_bulk', scene) : isBare === true && isAt(scene, 0, ...halfAnswers);
    case 'list_tasks':
      return isAt(scene, 0, ...partAnswers) && !scene.tokens.some(({ norm }) => norm.startsWith('?'));
    case 'clarify':
      return isUnsureOf(command, scene, offered);
    default:
      return false;
  }
}

/** "Sirf 2", "you pick": a task to add begins with a verb, or has more words. */
function isHardlyTask(scene: Scene): boolean {
  return isAt(scene, 0, ...halfAnswers) || (scene.tokens.length <= answerMax && !isTaskVerb(scene.tokens[0]!.norm));
}

/** It names no task, or one of those offered: "1 or 2", "the first one I guess". */
function isUnsureOf(command: Command, scene: Scene, offered: readonly number[] | undefined): boolean {
  if (isAt(scene, 0, ...partAnswers)) return true;
  const isOpen = command.pendingIntent === undefined || command.pendingIntent === 'update_task';
  const isOfOffered = command.candidates?.every((n) => offered?.includes(n)) ?? true;
  return isOpen && isOfOffered && scene.tokens.length <= shortMax && !isAt(scene, 0, ...handlingVerbs);
}

const asksAbout = { confirm_delete: 'delete_task', confirm_bulk: 'update_task' } as const;

import type { Language } from '../languages/language.js';
import { beginnings, withoutExcuse } from './asides.js';
import { asked } from './command.js';
import { commandsAsSaid } from './commands.js';
import { isCreation } from './doubt.js';
import type { Draft } from './draft.js';
import { speaksOfList } from './may-mean-task.js';
import { asksWhich, isAccepted, isSure, isTalk, otherReadings } from './readings.js';
import { within, type Scene } from './scene.js';
import { corrected } from './self-correction.js';
import { spelled } from './spelling.js';
import { talkIn } from './talk.js';

/**
 * The command of a sentence, or of each of the sentences and clauses that are commands of their own. Where as it stands it
 * is no sure command, the first other reading that makes one of it counts.
 */
export function commandsOf(scene: Scene, language: Language): Draft[] {
  const said = corrected(scene, language) ?? scene;
  const mended = spelled(said, language);
  const drafts = mended && commandsAsSaid(mended, language);
  if (drafts?.every((draft) => isSure(draft))) return drafts;
  const plain = commandsAsSaid(said, language);
  if (plain.every((draft) => isSure(draft) || isTalk(draft))) return withoutReason(plain, said, language);
  let choice: Draft[] | undefined;
  for (const other of otherReadings(mended ? [said, mended] : [said], language)) {
    const found = commandsAsSaid(other.scene, language);
    if (isAccepted(found, other) && !other.dropped?.some((scene) => isCommand(scene, language)))
      return other.isGuess ? found.map(askedToDelete) : found;
    if (asksWhich(found)) choice ??= found;
  }
  if (choice && !asksWhich(plain)) return choice;
  return plain.length === 1 && isDoubtful(plain[0]!) ? [orTalk(plain[0]!, said, language)] : plain;
}

/** "I paid the rent, push 3 to friday": what seemed to be told is a command as well. */
function isCommand(scene: Scene, language: Language): boolean {
  return commandsAsSaid(scene, language).every((draft) => isSure(draft) && draft.mutations > 0);
}

/** It was taken for a task, or asked about, because nothing else fits. */
function isDoubtful(draft: Draft): boolean {
  const { intent, candidates } = draft.command;
  return (
    draft.isBare === true && (isCreation(draft) || intent === 'smalltalk' || (intent === 'clarify' && !candidates))
  );
}

/** On a task that was only named in passing nothing is lost without asking. */
function askedToDelete(draft: Draft): Draft {
  const { intent, resolvesTo } = draft.command;
  if (intent !== 'delete_task' || !resolvesTo) return draft;
  return { ...draft, command: { intent: 'clarify', pendingIntent: intent, candidates: resolvesTo }, mutations: 0 };
}

/** What was only taken for a task because nothing else fits may be talk, or speak of the list. */
function orTalk(draft: Draft, scene: Scene, language: Language): Draft {
  const talk = talkIn(scene, language);
  if (talk) return { ...talk, isBare: true };
  const starts = beginnings(scene, language).filter((from) => from > 0);
  const isAsked = starts.some((from) => speaksOfList(within(scene, from, scene.tokens.length)));
  return isAsked && isCreation(draft) ? asked(draft, scene) : draft;
}

/** The words of a new task without the reason that is given for it. */
function withoutReason(plain: Draft[], scene: Scene, language: Language): Draft[] {
  if (plain.length > 1 || plain[0]!.command.intent !== 'create_task' || scene.lang !== 'en') return plain;
  const bare = withoutExcuse(scene, language);
  const drafts = bare && commandsAsSaid(bare, language);
  return drafts?.every((draft) => isSure(draft)) ? drafts : plain;
}

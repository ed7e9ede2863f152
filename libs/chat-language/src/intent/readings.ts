import type { Language } from '../languages/language.js';
import { withoutAsides, type Cut } from './asides.js';
import type { Draft } from './draft.js';
import type { Scene } from './scene.js';
import { onNamedTask } from './topic.js';

/** The same sentence with its topic put where "it" stands, or without what is said beside the command. */
export function* otherReadings(scenes: readonly Scene[], language: Language): Generator<Cut> {
  for (const scene of scenes.filter(({ lang }) => lang === 'en')) {
    yield* onNamedTask(scene);
    for (const cut of withoutAsides(scene, language)) {
      yield cut;
      yield* onNamedTask(cut.scene);
    }
  }
}

/** Whether a reading makes sure commands of a sentence that was none as it stands. */
export function isAccepted(drafts: readonly Draft[], { isAnnounced }: Cut): boolean {
  return drafts.every((draft) => isSure(draft) || (isAnnounced === true && draft.mutations > 0));
}

/** It is clear what is to be done, and only asked to which of some tasks: better than to take it for a new one. */
export function asksWhich(drafts: readonly Draft[]): boolean {
  const isAsking = ({ command }: Draft): boolean => command.intent === 'clarify' && Boolean(command.candidates?.length);
  return drafts.some(isAsking) && drafts.every((draft) => isSure(draft) || isAsking(draft));
}

/** A command of the table whose tasks are known, or a question; nothing that was only taken for a task. */
export function isSure({ command, isBare }: Draft): boolean {
  if (isBare) return false;
  switch (command.intent) {
    case 'greeting':
    case 'smalltalk':
    case 'out_of_scope':
      return false;
    case 'not_found':
      return command.refs?.every((ref) => 'number' in ref) ?? false;
    case 'clarify':
      return false;
    default:
      return true;
  }
}

/** Talk in words that are known one by one: nothing else is looked for in it. */
export function isTalk({ command, isBare, isTale }: Draft): boolean {
  return !isBare && !isTale && (command.intent === 'greeting' || command.intent === 'smalltalk');
}

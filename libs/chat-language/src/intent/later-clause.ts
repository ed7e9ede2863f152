import { newTask } from '../resolve/resolve.js';
import type { Command, Intent } from '../understanding.js';
import type { Draft } from './draft.js';
import type { Scene } from './scene.js';

/** In a later clause "it" is what the clause before was about. */
export function after(scene: Scene, previous: Draft | undefined): Scene {
  const { intent, resolvesTo, refs } = previous?.command ?? {};
  const [ref] = refs ?? [];
  const number = resolvesTo?.[0] ?? (ref && 'number' in ref ? ref.number : undefined);
  if (previous && intent === 'create_task') return afterCreation(scene, previous.command);
  if (intent === undefined || number === undefined) return scene;
  if (resolvesTo && resolvesTo.length > 1) return afterSeveral(scene, intent, resolvesTo);
  return { ...scene, isLaterClause: true, given: { ...scene.given, lastCommand: { intent, number } } };
}

/** "Them" are all of those. */
function afterSeveral(scene: Scene, intent: Intent, numbers: readonly number[]): Scene {
  const refs = numbers.map((number) => ({ number }));
  const lastCommand = { intent, number: numbers[0]! };
  return {
    ...scene,
    isLaterClause: true,
    topic: scene.topic ?? { kind: 'refs', refs },
    given: { ...scene.given, lastCommand },
  };
}

/** The task that is to be added has no number yet: 0 stands for it, and never leaves the sentence. */
function afterCreation(scene: Scene, { title = '', due, dueDate }: Command): Scene {
  const lastCommand = { intent: 'create_task' as const, number: newTask };
  const task = { n: newTask, title, ...(due ? { due } : {}), ...(dueDate ? { dueDate } : {}) };
  return { ...scene, isLaterClause: true, newTask: task, given: { ...scene.given, lastCommand } };
}

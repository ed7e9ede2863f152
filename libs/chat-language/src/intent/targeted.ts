import type { Marked } from '../task/marked.js';
import { isAt } from '../extract/reading.js';
import { handlingVerbs } from '../languages/en/reference.words.js';
import { effectOn, needsConfirmation, resolveTarget, type Resolved } from '../resolve/resolve.js';
import { readTarget, type Target } from '../resolve/target.js';
import type { Command, Intent } from '../understanding.js';
import type { GivenTask } from '../given.js';
import type { Draft, Matched, RuleOptions } from './draft.js';
import type { Scene } from './scene.js';

export interface TargetedInput {
  readonly intent: Intent;
  readonly target: Target;
  readonly scene: Scene;
  readonly marked: readonly Marked[];
  /** What the command says besides which tasks it is about. */
  readonly fields?: Partial<Command> | ((tasks: readonly GivenTask[]) => Partial<Command>);
  readonly options?: RuleOptions;
}

/** Makes a command of an intent and its target: resolves it, asks where it must, counts what would change. */
export function targeted(input: TargetedInput): Draft | undefined {
  const { intent, target, scene, marked } = input;
  const resolved = resolveTarget(intent, target, scene);
  if (isNoCommand(input, resolved)) return undefined;
  if (resolved.state === 'unclear' || resolved.state === 'missing')
    return { command: resolved.command, marked, mutations: 0, wanted: intent };
  const tasks = resolved.state === 'found' ? resolved.tasks : [];
  const fields = typeof input.fields === 'function' ? input.fields(tasks) : (input.fields ?? {});
  const count = resolved.state === 'found' ? tasks.length : resolved.count;
  const effect = resolved.isBulk ? undefined : (fields.effect ?? effectOn(intent, tasks));
  const isUnknownBulk = resolved.isBulk && resolved.state === 'unknown';
  const asks =
    !effect && (needsConfirmation(intent, count, resolved.isBulk) || (isUnknownBulk && intent === 'delete_task'));
  const command: Command = {
    intent,
    ...resolved.fields,
    ...fields,
    ...(effect ? { effect } : {}),
    ...(asks ? { confirm: true } : {}),
  };
  return { command, marked, mutations: asks || effect || isQuiet(intent) ? 0 : changing(intent, tasks, count) };
}

function isQuiet(intent: Intent): boolean {
  return intent === 'history' || intent === 'list_tasks';
}

function changing(intent: Intent, tasks: readonly GivenTask[], count: number): number {
  if (intent !== 'complete_task' || tasks.length === 0) return count;
  return tasks.filter(({ status }) => status !== 'completed').length;
}

/** "Cancel my gym membership" is a task to add unless there is a task of that name. */
function isNoCommand({ target, options, scene }: TargetedInput, resolved: Resolved): boolean {
  if (!options?.isLoose || target.kind !== 'title' || target.isCertain) return false;
  return resolved.state === 'missing' || (resolved.state === 'unknown' && scene.tasks === undefined);
}

/** The plain case: the slot `target` and nothing else. `targetOf` reads it, where it is not all that is said of it. */
export function targetedBy(
  matched: Matched,
  intent: Intent,
  fields?: TargetedInput['fields'],
  marked: readonly Marked[] = [],
  targetOf: (scene: Scene) => Target | undefined = readTarget,
): Draft | undefined {
  const target = matched.has('target') ? targetOf(matched.part('target')) : (matched.scene.topic ?? lastTarget);
  // "Done?" asks.
  if (!target || (matched.scene.isQuestion && !matched.has('target') && intent === 'complete_task')) return undefined;
  const draft = targeted({
    intent,
    target,
    scene: matched.scene,
    marked: [
      ...matched.commandMarks(),
      ...matched.mark('target', target.kind === 'bulk' ? 'filter' : 'reference'),
      ...marked,
    ],
    options: matched.options,
    ...(fields ? { fields } : {}),
  });
  if (draft?.command.intent === 'not_found' && beginsWithVerb(matched)) return { ...draft, isDoubtful: true };
  return draft && !matched.has('target') ? { ...draft, isContinuation: true } : draft;
}

/** "Make the dentist" before "an hour later" is hardly a title: another line may take the verb for one. */
function beginsWithVerb(matched: Matched): boolean {
  return (
    matched.has('target') &&
    matched.slot('target').from === 0 &&
    matched.scene.tokens.length > 1 &&
    isAt(matched.scene, 0, ...handlingVerbs)
  );
}

export const lastTarget: Target = { kind: 'refs', refs: [{ last: true }] };

/** What was said is not enough to act on, so it is asked for. */
export function unclear(matched: Matched, pendingIntent: Intent): Draft {
  return { command: { intent: 'clarify', pendingIntent }, marked: matched.commandMarks(), mutations: 0 };
}

import { nextOccurrence, seriesOf } from '../calendar/occurrences.js';
import type { GivenTask } from '../given.js';
import { both } from '../filter/combine.js';
import { resolveTarget, type Resolved } from '../resolve/resolve.js';
import { sparing, type Bulk } from '../resolve/exemption.js';
import { readTarget, type Target } from '../resolve/target.js';
import { withTokens, type Scene } from './scene.js';
import { isAt } from '../extract/reading.js';
import { readTask } from '../task/new-task.js';
import type { Command, Intent } from '../understanding.js';
import { isTitle, stem, tasksByTitle } from '../resolve/title-match.js';
import { markTokens, type Draft, type Matched } from './draft.js';
import { targeted, targetedBy, unclear } from './targeted.js';

/** Completing, reopening, deleting, archiving, skipping: a target and nothing else. */
export function reopenTask(matched: Matched): Draft | undefined {
  const isFromArchive = matched.options.variant === 'archived';
  return targetedBy(matched, 'reopen_task', undefined, [], isFromArchive ? archivedTarget : readTarget);
}

/** "Unarchive everything": all that is in the archive. */
function archivedTarget(scene: Scene): Target | undefined {
  const target = readTarget(scene);
  if (target?.kind !== 'bulk') return target;
  const archived = { status: 'archived' } as const;
  return { ...target, filter: target.isEverything ? archived : both(target.filter, archived), isEverything: false };
}

/** "Remove work from the report" takes something away from a task, and not the task. */
export function deleteTask(matched: Matched): Draft | undefined {
  const draft = targetedBy(matched, 'delete_task');
  const [ref] = draft?.command.refs ?? [];
  if (
    draft?.command.intent !== 'delete_task' ||
    !ref ||
    !('title' in ref) ||
    !/\S\s+(?:from|off)\s+\S/i.test(ref.title)
  )
    return draft;
  const { resolvesTo = [] } = draft.command;
  const isWhole = matched.scene.tasks?.some(
    ({ n, title }) => resolvesTo.includes(n) && /\b(?:from|off)\b/i.test(title),
  );
  if (isWhole ?? true) return draft;
  const { command, ...asked } = unclear(matched, 'delete_task');
  return { ...asked, command: { ...command, refs: draft.command.refs ?? [], candidates: resolvesTo } };
}

export const archiveTask = (matched: Matched): Draft | undefined =>
  targetedBy(matched, 'update_task', { set: { status: 'archived' } });
export const cancelReminder = (matched: Matched): Draft | undefined => targetedBy(matched, 'cancel_reminder');

export function skipOccurrence(matched: Matched): Draft | undefined {
  return targetedBy(matched, 'skip_occurrence', ([task]) => nextDue(task, matched));
}

function nextDue(task: GivenTask | undefined, { scene }: Matched): Partial<Command> {
  const series = task?.recurrence === undefined ? undefined : seriesOf(task.recurrence, task);
  const next = series && nextOccurrence(series, scene.clock);
  return next ? { nextDue: next } : {};
}

/** "I bought the milk": a task is done where the words mean one; otherwise it is only told. */
export function reportDone(matched: Matched): Draft | undefined {
  const { scene, options } = matched;
  if (!scene.tasks) return undefined;
  const draft = options.variant === 'bare' ? completeReported(matched) : targetedBy(matched, 'complete_task');
  return draft?.command.intent === 'not_found' ? undefined : draft;
}

/** "Paid the rent" without an "I" may be a title: it must be in the words of the task, the verb too. */
function completeReported({ scene: said }: Matched): Draft | undefined {
  const scene = withoutPastTime(said);
  const target = readTarget(scene);
  const verb = stem(scene.tokens[0]!.norm);
  if (target?.kind !== 'title' || !scene.tasks) return undefined;
  const found = tasksByTitle(target.refs[0].title, scene.tasks);
  if (found.length === 0 || !found.every(({ title }) => hasWord(title, verb))) return undefined;
  const marked = [markTokens(scene, 0, scene.tokens.length, 'reference')];
  return targeted({ intent: 'complete_task', target, scene, marked });
}

/** "The train is booked", "plants watered": done where the title has the verb too, otherwise only told. */
export function reportPassive(matched: Matched): Draft | undefined {
  const { scene } = matched;
  const target = readTarget(matched.part('target'));
  const verb = matched.part('verb').tokens[0]!.norm;
  if (target?.kind !== 'title' || !scene.tasks || scene.isQuestion) return undefined;
  const found = tasksByTitle(target.refs[0].title, scene.tasks);
  if (found.length === 0 || !found.every(({ title }) => hasWord(title, stem(verb)))) return undefined;
  return targetedBy(matched, 'complete_task');
}

/** "Watered the plants yesterday". */
function withoutPastTime(scene: Scene): Scene {
  const { tokens } = scene;
  const ends = [tokens.slice(-1), tokens.slice(-2)].find((words) =>
    pastTimes.has(words.map(({ norm }) => norm).join(' ')),
  );
  return ends && ends.length < tokens.length - 1 ? withTokens(scene, tokens.slice(0, -ends.length)) : scene;
}

const pastTimes = new Set(['yesterday', 'today', 'already', 'last night', 'this morning', 'just now', 'earlier']);

function hasWord(title: string, stemmed: string): boolean {
  return title
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .some((word) => stem(word) === stemmed);
}

/** "Complete the tax return by april 15" is a task to add where no task of that name is there. */
export function completeTask(matched: Matched): Draft | undefined {
  if (isQuestionOfDone(matched)) return undefined;
  const draft = targetedBy(matched, 'complete_task');
  if (draft?.command.intent !== 'not_found' || !matched.has('target')) return draft;
  const { fields, title } = readTask(matched.part('target'));
  return Object.keys(fields).length > 0 && !/^#?\d+$/.test(title) ? undefined : draft;
}

/** "Close the garage" may be a new task as well as the end of "Clean the garage": some words of a title are a guess. */
export function completeIfMeant(matched: Matched): Draft | undefined {
  const draft = targetedBy(matched, 'complete_task');
  const target = readTarget(matched.part('target'));
  const isGuess = target?.kind === 'title' && !target.isCertain && draft?.command.intent === 'complete_task';
  if (!isGuess || isTitle(target.refs[0].title, matched.scene.tasks ?? [])) return draft;
  const candidates = draft.command.resolvesTo;
  const asked = unclear(matched, 'complete_task');
  return { ...asked, command: { ...asked.command, ...(candidates ? { candidates } : {}) } };
}

/** "Completed work tasks" asks for them; "completed all work tasks" tells. */
function isQuestionOfDone(matched: Matched): boolean {
  if (!matched.has('target') || !isAt(matched.scene, 0, 'completed', 'finished', 'done')) return false;
  const part = matched.part('target');
  return readTarget(part)?.kind === 'bulk' && !isAt(part, 0, 'all', 'every', 'everything', 'both', 'the', 'my', 'with');
}

/** "Clear my list". */
export function deleteAll(matched: Matched): Draft | undefined {
  return onEverything(matched, 'delete_task');
}

export function cancelAllReminders(matched: Matched): Draft | undefined {
  return onEverything(matched, 'cancel_reminder');
}

/** "Mark everything done except the dentist": what is left out stands behind the verb. */
export function completeExcept(matched: Matched): Draft | undefined {
  const scene = withTokens(matched.scene, [...matched.part('target').tokens, ...matched.part('except').tokens]);
  const target = readTarget(scene);
  const marked = [...matched.commandMarks(), ...matched.mark('target', 'filter'), ...matched.mark('except', 'filter')];
  return target?.kind === 'bulk'
    ? targeted({ intent: 'complete_task', target, scene: matched.scene, marked })
    : undefined;
}

/** "Keep 4 and delete the rest". */
export function deleteOthers(matched: Matched): Draft | undefined {
  const kept = readTarget(matched.part('target'));
  if (!kept || kept.kind === 'title' || (kept.kind === 'bulk' && kept.isEverything)) return undefined;
  const all: Bulk = { kind: 'bulk', filter: {}, isEverything: true, except: [] };
  const target = sparing(all, kept.kind === 'refs' ? { refs: kept.refs } : { filter: kept.filter });
  const marked = [...matched.commandMarks(), ...matched.mark('target', kept.kind === 'bulk' ? 'filter' : 'reference')];
  return targeted({ intent: 'delete_task', target, scene: matched.scene, marked });
}

function onEverything(matched: Matched, intent: Intent): Draft | undefined {
  const target = { kind: 'bulk', filter: {}, isEverything: true, except: [] } as const;
  return targeted({ intent, target, scene: matched.scene, marked: matched.commandMarks() });
}

/** "Delete", "move 2": a command that lacks its half. */
export function askWhich(matched: Matched): Draft | undefined {
  const asked = { ...unclear(matched, matched.options.variant as Intent), isBare: true };
  if (!matched.has('target')) return asked;
  const target = readTarget(matched.part('target'));
  if (target?.kind === 'refs') {
    const { fields = {} } = found(resolveTarget(asked.command.intent, target, matched.scene));
    const known = fields.resolvesTo ? { refs: fields.refs ?? [], candidates: fields.resolvesTo } : {};
    return { ...asked, command: { ...asked.command, ...known } };
  }
  if (target?.kind !== 'title') return undefined;
  const candidates = tasksByTitle(target.refs[0].title, matched.scene.tasks ?? []).map(({ n }) => n);
  return candidates.length > 0 ? { ...asked, command: { ...asked.command, refs: target.refs, candidates } } : undefined;
}

function found(resolved: Resolved): { fields?: Partial<Command> } {
  return resolved.state === 'found' ? resolved : {};
}

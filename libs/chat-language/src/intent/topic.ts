import { isAt } from '../extract/reading.js';
import { topicLeads, topicPronouns, topicTails } from '../languages/en/topic.words.js';
import { unimportant } from '../languages/en/reference.words.js';
import { readTarget, type Target } from '../resolve/target.js';
import { tasksTitled, titleIn } from '../resolve/title-target.js';
import { isTaskVerb } from '../task/task-verbs.js';
import { phraseSet } from '../text/phrases.js';
import type { Token } from '../text/tokens.js';
import type { Cut } from './asides.js';
import type { Draft } from './draft.js';
import { within, withTokens, type Scene } from './scene.js';

const leads = phraseSet(topicLeads);
const tails = phraseSet(topicTails);
const marks = [',', ':', ';', '-', '–', '—', '.', '->', '...'];
const topicMax = 14;
const tailWordsMax = 5;
/** Titles are looked for in the words of a clause where there are not too many. */
const tasksMax = 300;
const namedMax = 3;

/**
 * "On 2, add #diy", "everything overdue: shove it to monday", "lunch with Priya is off, delete it": what it is about
 * stands first, and behind a mark what to do with it, which `commandsOf` reads.
 */
export function commandsOnTopic(
  scene: Scene,
  commandsOf: (scene: Scene) => readonly Draft[],
): readonly Draft[] | undefined {
  const end = topicEnd(scene, ...marks);
  const topic = end && topicIn(within(scene, 0, end), isAt(scene, end, ':', '->'));
  if (!topic) return undefined;
  const rest = within(scene, end + 1, scene.tokens.length);
  return [rest, withIt(rest)]
    .map((said) => commandsOf(onTopic(said, topic)))
    .find((drafts) => drafts.every((draft) => isAbout(draft, topic)));
}

/** "I've had enough of the quarterly report, archive it": the one task of which what is told has words. */
export function* onNamedTask(scene: Scene): Generator<Cut> {
  const end = topicEnd(scene, ...marks, 'so');
  const rest = within(scene, end + 1, scene.tokens.length);
  // "Call the dentist tomorrow, it's urgent" is a task to add.
  const isTask = isTaskVerb(scene.tokens[0]!.norm);
  const isSpokenOf = end > 0 && !isTask && rest.tokens.some((_, at) => isAt(rest, at, ...topicPronouns));
  const topic = isSpokenOf ? namedIn(within(scene, 0, end)) : undefined;
  if (topic) yield { scene: onTopic(rest, topic), isGuess: true };
}

/** The place of the mark behind the topic, 0 where there is none. */
function topicEnd(scene: Scene, ...ends: readonly string[]): number {
  const end = scene.tokens.findIndex((_, at) => at > 0 && isAt(scene, at, ...ends));
  return scene.topic || end > topicMax || end > scene.tokens.length - 2 ? 0 : Math.max(0, end);
}

function onTopic(scene: Scene, topic: Target): Scene {
  return { ...scene, topic, isLaterClause: true };
}

/** "3: archive": the verb alone. */
function withIt(scene: Scene): Scene {
  const { end } = scene.tokens.at(-1)!;
  const it: Token = { kind: 'word', raw: '', norm: 'it', start: end, end, gap: true, possessive: false };
  return withTokens(scene, [...scene.tokens, it]);
}

/** A bare title may as well be that of a new task: it has an article, a lead, a tail, or a colon behind it. */
function topicIn(scene: Scene, isAnnounced: boolean): Target | undefined {
  const lead = leads.at(scene.tokens, 0);
  const said = within(scene, lead?.next ?? 0, scene.tokens.length);
  const named = withoutTail(said);
  const target = namesBulk(said) ?? readTarget(named);
  if (target?.kind !== 'title') return target;
  const isMarked = Boolean(lead) || isAnnounced || target.isCertain || named !== said || isAt(said, 0, 'the', 'my');
  return isMarked && tasksTitled(target.refs[0].title, scene).length > 0 ? target : undefined;
}

/** Of "whatever is overdue" the tail is the condition. */
function namesBulk(scene: Scene): Target | undefined {
  const target = readTarget(scene);
  return target?.kind === 'bulk' ? target : undefined;
}

/** "The dentist got moved". */
function withoutTail(scene: Scene): Scene {
  const end = scene.tokens.length;
  for (let length = Math.min(tailWordsMax, end - 1); length > 0; length -= 1) {
    if (tails.at(scene.tokens, end - length)?.next === end) return within(scene, 0, end - length);
  }
  return scene;
}

function isAbout({ command, isBare, wanted }: Draft, topic: Target): boolean {
  if (isBare) return false;
  if (command.intent === 'clarify') return wanted !== undefined;
  return topic.kind === 'bulk'
    ? command.filter !== undefined && command.resolvesTo !== undefined && !isQuestion(command.intent)
    : command.refs === topic.refs;
}

const isQuestion = (intent: string): boolean => intent === 'list_tasks' || intent === 'count_tasks';

/** The longest words that only one task has. */
function namedIn(clause: Scene): Target | undefined {
  if ((clause.tasks?.length ?? 0) > tasksMax || clause.tokens.some(isOneOfSeveral)) return undefined;
  for (let length = namedMax; length > 0; length -= 1)
    for (let from = 0; from + length <= clause.tokens.length; from += 1) {
      const words = within(clause, from, from + length);
      if ([words.tokens[0]!, words.tokens.at(-1)!].some(saysLittle)) continue;
      const title = titleIn(words);
      if (title && tasksTitled(title, clause).length === 1)
        return { kind: 'title', refs: [{ title }], isCertain: false };
    }
  return undefined;
}

function isOneOfSeveral({ kind, norm }: Token): boolean {
  return kind === 'number' || norm === 'and' || norm === 'or' || norm === '&';
}

function saysLittle({ kind, norm }: Token): boolean {
  return kind !== 'word' || norm.length < 4 || unimportant.has(norm);
}

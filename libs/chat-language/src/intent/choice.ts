import { readOrdinal, isAt, skip } from '../extract/reading.js';
import { both } from '../filter/combine.js';
import { matchingTasks } from '../filter/matches.js';
import { readFilter } from '../filter/read-filter.js';
import type { Awaiting, GivenTask } from '../given.js';
import { needsConfirmation } from '../resolve/resolve.js';
import { readRefs } from '../resolve/refs.js';
import { readTarget } from '../resolve/target.js';
import { tasksByTitle } from '../resolve/title-match.js';
import type { Command } from '../understanding.js';
import type { Draft } from './draft.js';
import { markTokens } from './draft.js';
import { within, withTokens, type Scene } from './scene.js';
import { saysNo } from './yes-no.js';

/** The answer to a choice, from among what was offered. */
export function choice(awaiting: Exclude<Awaiting, string>, scene: Scene): Draft | undefined {
  const chosen = saysNo(scene) ? [] : chosenFrom(awaiting.choose, scene);
  if (!chosen) return undefined;
  const changes = ['list_tasks', 'history'].includes(awaiting.pendingIntent) ? 0 : chosen.length;
  const asks = needsConfirmation(awaiting.pendingIntent, chosen.length, false);
  const command: Command = { intent: 'choose', resolvesTo: chosen, ...(asks ? { confirm: true as const } : {}) };
  return { command, marked: [markTokens(scene, 0, scene.tokens.length, 'reference')], mutations: asks ? 0 : changes };
}

function chosenFrom(candidates: readonly number[], scene: Scene): number[] | undefined {
  const start = skip(scene, 0, 'the', 'i', 'no');
  if (isAt(scene, start, 'both', 'all', 'everything', 'either', 'dono') && scene.tokens.length - start <= 4)
    return isAt(scene, start, 'either') ? undefined : [...candidates];
  return oneChosen(candidates, scene) ?? byParts(candidates, scene);
}

function oneChosen(candidates: readonly number[], scene: Scene): number[] | undefined {
  return (
    byPlace(candidates, scene) ??
    byNumber(candidates, scene) ??
    byTitle(candidates, scene) ??
    byCondition(candidates, scene)
  );
}

/** "The first and the last", "oat and soy". */
function byParts(candidates: readonly number[], scene: Scene): number[] | undefined {
  const chosen: number[] = [];
  let from = 0;
  for (let to = 0; to <= scene.tokens.length; to += 1) {
    if (to < scene.tokens.length && !isAt(scene, to, 'and', ',', '&', 'aur')) continue;
    const part = to > from ? oneChosen(candidates, within(scene, from, to)) : [];
    if (!part) return undefined;
    chosen.push(...part);
    from = to + 1;
  }
  return chosen.length > 0 ? [...new Set(chosen)] : undefined;
}

/** "The second one", "the last": its place among what was offered. */
function byPlace(candidates: readonly number[], scene: Scene): number[] | undefined {
  const start = leadEnd(scene);
  const ordinal = readOrdinal(scene, start);
  const isLast = isAt(scene, start, 'last', 'latter', 'bottom', 'final');
  const isFirst = isAt(scene, start, 'former', 'top');
  const next = ordinal?.next ?? (isLast || isFirst ? start + 1 : undefined);
  if (next === undefined || !endsAnswer(scene, next)) return undefined;
  const chosen = isLast ? candidates.at(-1) : candidates[(ordinal?.value ?? 1) - 1];
  return chosen === undefined ? undefined : [chosen];
}

const answerLeads =
  'the i mean meant want number no task option choose pick take its that with one oh um uh just only please lets go for do say would id like think probably guess yes yeah ok well hmm , it make be thatd def defo definitely obviously obvs clearly uhh uhm umm er erm ah sorry yep yup was talking about ill have going actually whichever whatever . ... - so then right'.split(
    ' ',
  );
/** A part of the condition: "the one with no date", "the one for work". */
const conditionWords = ['with', 'no', 'for', 'about', 'only'];
const conditionLeads = answerLeads.filter((word) => !conditionWords.includes(word));
const answerTails =
  'please thanks , . ! of course i think guess thx pls obvs obviously duh lol ofc definitely clearly then suppose reckon ta cheers though actually'.split(
    ' ',
  );

function leadEnd(scene: Scene, leads = answerLeads): number {
  let at = 0;
  while (
    at < scene.tokens.length - 1 &&
    isAt(scene, at, ...leads) &&
    !(isAt(scene, at, 'one') && at === 0 && scene.tokens.length === 1)
  )
    at += 1;
  return at;
}

function endsAnswer(scene: Scene, at: number): boolean {
  let end = at;
  while (isAt(scene, end, 'one', 'task', 'option', 'them', 'em', 'item', 'wala', 'wali', ...answerTails)) end += 1;
  return end >= scene.tokens.length;
}

function byNumber(candidates: readonly number[], scene: Scene): number[] | undefined {
  const refs = readRefs(scene, Math.min(leadEnd(scene), scene.tokens.length - 1)) ?? readRefs(scene, 0);
  if (!refs || !endsAnswer(scene, refs.next)) return undefined;
  const numbers = refs.value.flatMap((ref) => ('number' in ref ? [ref.number] : []));
  if (numbers.length === 0) return undefined;
  if (numbers.every((number) => candidates.includes(number))) return numbers;
  const places = numbers.map((number) => candidates[number - 1]);
  return places.every((place) => place !== undefined) ? (places as number[]) : undefined;
}

/** "The oat one": words that only one of the choices has. */
function byTitle(candidates: readonly number[], scene: Scene): number[] | undefined {
  const offered = offeredTo(scene, candidates);
  const target = readTarget(described(scene));
  if (target?.kind !== 'title') return undefined;
  const found = tasksByTitle(target.refs[0].title, offered);
  return found.length === 1 ? [found[0]!.n] : undefined;
}

/** "The urgent one", "the one due today", "the work one": what only one of the choices is. */
function byCondition(candidates: readonly number[], scene: Scene): number[] | undefined {
  const isOfOne =
    isAt(scene, 0, 'the', 'that', 'whichever', 'whatever') ||
    scene.tokens.some((_, at) => isAt(scene, at, 'one', 'wala', 'wali'));
  if (!isOfOne || scene.isQuestion || scene.tokens.some((_, at) => isAt(scene, at, 'not', 'nahi', '?')))
    return undefined;
  const offered = offeredTo(scene, candidates);
  const said = withOnes(described(scene, conditionLeads));
  const { filter, leftover } = readFilter(said);
  const [word, ...more] = leftover.map((at) => said.tokens[at]!.norm);
  if (more.length > 0 || (word === undefined && !filter)) return undefined;
  const condition = both(filter ?? {}, word === undefined ? {} : { tags: [word] });
  const found = matchingTasks(condition, offered, scene.clock) ?? [];
  return found.length === 1 ? found : undefined;
}

/** "The high one" is read as "the high ones" is. */
function withOnes(scene: Scene): Scene {
  return withTokens(
    scene,
    scene.tokens.map((token) => (token.norm === 'one' ? { ...token, norm: 'ones' } : token)),
  );
}

function offeredTo({ tasks }: Scene, candidates: readonly number[]): readonly GivenTask[] {
  return tasks?.filter(({ n }) => candidates.includes(n)) ?? [];
}

/** What is said of the task, without the words around it. */
function described(scene: Scene, leads = answerLeads): Scene {
  const from = Math.min(leadEnd(scene, leads), scene.tokens.length - 1);
  let to = scene.tokens.length;
  while (to > from + 1 && isAt(scene, to - 1, ...answerTails)) to -= 1;
  return within(scene, from, to);
}

/** Whether the words mean one of the choices, or several. */
export function meansChoice(candidates: readonly number[], scene: Scene): boolean {
  const target = readTarget(described(scene));
  return target?.kind === 'title' && tasksByTitle(target.refs[0].title, offeredTo(scene, candidates)).length > 0;
}

import { readOrdinal, isAt, skip } from '../extract/reading.js';
import type { Awaiting } from '../given.js';
import { noAnswers, yesAnswers } from '../languages/en/answers.words.js';
import { needsConfirmation } from '../resolve/resolve.js';
import { readRefs } from '../resolve/refs.js';
import { readTarget } from '../resolve/target.js';
import { tasksByTitle } from '../resolve/title-match.js';
import { phraseSet, type Phrases } from '../text/phrases.js';
import type { Command } from '../understanding.js';
import type { Draft } from './draft.js';
import { markTokens } from './draft.js';
import { within, type Scene } from './scene.js';

const yes = phraseSet(yesAnswers);
const no = phraseSet(noAnswers);
const fillers = [
  ',',
  '.',
  '!',
  '?',
  'please',
  'thanks',
  'them',
  'it',
  'that',
  'all',
  'then',
  'now',
  'just',
  'oh',
  'and',
  'the',
  'of',
  'really',
  'haan',
  'ji',
];

/** The answer to what the bot asked last; anything else lets the question lapse. */
export function answerTo(awaiting: Awaiting, scene: Scene): Draft | undefined {
  return typeof awaiting === 'string' ? confirmation(scene) : choice(awaiting, scene);
}

function confirmation(scene: Scene): Draft | undefined {
  const answer = consistsOf(no, scene) ? false : consistsOf(yes, scene) ? true : undefined;
  if (answer === undefined) return undefined;
  return {
    command: { intent: 'confirm', answer },
    marked: [markTokens(scene, 0, scene.tokens.length, 'command')],
    mutations: 0,
  };
}

/** The scene is made of such phrases and fillers, and begins with a phrase. */
function consistsOf(phrases: Phrases<true>, scene: Scene): boolean {
  let [at, count] = [0, 0];
  while (at < scene.tokens.length) {
    const found = phrases.at(scene.tokens, at);
    if (found) [at, count] = [found.next, count + 1];
    else if (scene.tokens[at]!.kind === 'mark' || isAt(scene, at, ...fillers)) at += 1;
    else return false;
  }
  return count > 0;
}

function choice(awaiting: Exclude<Awaiting, string>, scene: Scene): Draft | undefined {
  const chosen = consistsOf(no, scene) ? [] : chosenFrom(awaiting.choose, scene);
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
  return byPlace(candidates, scene) ?? byNumber(candidates, scene) ?? byTitle(candidates, scene);
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

const answerLeads = [
  'the',
  'i',
  'mean',
  'meant',
  'want',
  'number',
  'no',
  'task',
  'option',
  'choose',
  'pick',
  'take',
  'its',
  'that',
  'with',
  'one',
  'oh',
  'um',
  'uh',
  'just',
  'only',
  'please',
  'lets',
  'go',
  'for',
  'do',
  'say',
  'would',
  'id',
  'like',
];

function leadEnd(scene: Scene): number {
  let at = 0;
  while (
    at < scene.tokens.length - 1 &&
    isAt(scene, at, ...answerLeads) &&
    !(isAt(scene, at, 'one') && at === 0 && scene.tokens.length === 1)
  )
    at += 1;
  return at;
}

function endsAnswer(scene: Scene, at: number): boolean {
  let end = at;
  while (
    isAt(scene, end, 'one', 'please', 'task', '.', '!', 'option', 'thanks', ',', 'of', 'them', 'item', 'wala', 'wali')
  )
    end += 1;
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
  const offered = scene.tasks?.filter(({ n }) => candidates.includes(n)) ?? [];
  const target = readTarget(within(scene, Math.min(leadEnd(scene), scene.tokens.length - 1), scene.tokens.length));
  if (target?.kind !== 'title') return undefined;
  const found = tasksByTitle(target.refs[0].title, offered);
  return found.length === 1 ? [found[0]!.n] : undefined;
}

const halfAnswers =
  'yes no only not any whichever whatever except but just the what huh maybe either i nah yeah middle some none'.split(
    ' ',
  );

/** "Yes but not 2", "whichever": meant as an answer, but not clear enough to act on, and surely no new task. */
export function halfAnswer(awaiting: Awaiting, scene: Scene): Draft | undefined {
  if (!isAt(scene, 0, ...halfAnswers)) return undefined;
  const pendingIntent = typeof awaiting === 'string' ? asksAbout[awaiting] : awaiting.pendingIntent;
  const candidates = typeof awaiting === 'string' ? {} : { candidates: awaiting.choose };
  return { command: { intent: 'clarify', pendingIntent, ...candidates }, marked: [], mutations: 0 };
}

const asksAbout = { confirm_delete: 'delete_task', confirm_bulk: 'update_task' } as const;

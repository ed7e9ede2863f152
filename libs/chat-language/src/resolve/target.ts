import { isAt } from '../extract/reading.js';
import type { Scene } from '../intent/scene.js';
import { taskNouns } from '../languages/en/reference.words.js';
import type { Filter, Ref } from '../understanding.js';
import { readBulk } from './bulk-target.js';
import { readNumberChoice } from './number-choice.js';
import { readRefs } from './refs.js';
import { readJoinedTitles } from './joined-titles.js';
import { readTitle, titleIn } from './title-target.js';

/** What a command is about: tasks that are named one by one, or all that a filter lets through. */
export type Target =
  | { readonly kind: 'refs'; readonly refs: readonly Ref[]; readonly isEither?: true }
  /** Words of a title. `isCertain` when they cannot be anything else: quoted, or "the … task". */
  | { readonly kind: 'title'; readonly refs: readonly [{ readonly title: string }]; readonly isCertain: boolean }
  | {
      readonly kind: 'bulk';
      readonly filter: Filter;
      readonly isEverything: boolean;
      readonly except: readonly Ref[];
      /** "The two home tasks": with another number of them it is unclear which are meant. */
      readonly count?: number;
    };

const questionWords = [
  'what',
  'which',
  'who',
  'how',
  'when',
  'why',
  'where',
  'whats',
  'whose',
  'is',
  'are',
  'was',
  'were',
  'did',
  'does',
  'has',
  'should',
  'could',
  'might',
  'shall',
  'would',
  'am',
  'if',
  'will',
  'dont',
  'not',
  'never',
  'unless',
  'show',
  'list',
  'find',
  'count',
];

/** Reads all of the scene as a target. */
export function readTarget(scene: Scene): Target | undefined {
  if (scene.tokens.length === 0 || isAt(scene, 0, ...questionWords)) return undefined;
  const numbers = readNumberChoice(scene);
  if (numbers) return numbers;
  const refs = readRefs(scene, 0);
  if (refs && endOfNouns(scene, refs.next) === scene.tokens.length)
    return (
      (isLast(refs.value) && scene.topic) || { kind: 'refs', refs: refs.value, ...(isTwo(scene) && { isEither: true }) }
    );
  const title = readTitles(scene) ?? readBulk(scene) ?? readTitle(scene);
  const joined = title?.kind === 'title' ? readJoinedTitles(scene, titleIn) : undefined;
  return joined ? { kind: 'refs', refs: joined } : title;
}

/** "Them both", where only the last one is known: which is the other? */
function isTwo(scene: Scene): boolean {
  return scene.tokens.some((_, at) => isAt(scene, at, 'both', 'two')) && isLast(readRefs(scene, 0)?.value ?? []);
}

function isLast([ref]: readonly Ref[]): boolean {
  return ref !== undefined && 'last' in ref;
}

function endOfNouns(scene: Scene, at: number): number {
  let end = at;
  while (end < at + 3 && taskNouns.has(scene.tokens[end]?.norm ?? '')) end += 1;
  return end;
}

/** Several quoted titles. */
function readTitles({ tokens }: Scene): Target | undefined {
  if (tokens.length < 2 || tokens[0]?.kind !== 'quoted') return undefined;
  const quoted = tokens.filter(({ kind }) => kind === 'quoted');
  const rest = tokens.filter(({ kind, norm }) => kind !== 'quoted' && !['and', ',', '&'].includes(norm));
  return rest.length === 0 && quoted.length > 1
    ? { kind: 'refs', refs: quoted.map(({ raw }) => ({ title: raw.slice(1, -1) })) }
    : undefined;
}

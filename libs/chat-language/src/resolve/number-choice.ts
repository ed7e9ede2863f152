import { isAt, skip } from '../extract/reading.js';
import { within, type Scene } from '../intent/scene.js';
import type { Ref } from '../understanding.js';
import { readRefs } from './refs.js';
import { tasksByTitle } from './title-match.js';
import { titleIn } from './title-target.js';

const titleWordsMax = 8;

interface Numbers {
  readonly kind: 'refs';
  readonly refs: readonly Ref[];
  /** Nobody knows which of them. */
  readonly isEither?: true;
}

/** "2 or 3", "2 but not 3", "2, I mean 3": two numbers with a word between them that says which are meant. */
export function readNumberChoice(scene: Scene): Numbers | undefined {
  const end = scene.tokens.length;
  const at = scene.tokens.findIndex((_, place) => place > 0 && wordAt(scene, place) !== undefined);
  const word = at > 0 ? wordAt(scene, at) : undefined;
  if (!word || word.next >= end) return undefined;
  const left = within(scene, skip(scene, 0, 'either'), endWithoutMarks(scene, at));
  const right = within(scene, skip(scene, word.next, ',', '.', 'task', 'number'), end);
  const [first, second] = [numbersIn(left) ?? titleOf(left), numbersIn(right) ?? titleOf(right)];
  if (!first || !second || isOneTitle(scene)) return undefined;
  if (word.means === 'or') return { kind: 'refs', refs: [...first, ...second], isEither: true };
  if (word.means === 'instead') return { kind: 'refs', refs: second };
  const meant = first.filter((ref) => !second.some((other) => JSON.stringify(other) === JSON.stringify(ref)));
  return meant.length > 0 ? { kind: 'refs', refs: meant } : undefined;
}

const corrections = [['no', 'wait'], ['wait', 'no'], ['i', 'mean'], ['i', 'meant'], ['make', 'that'], ['no', 'sorry'], ['or', 'rather'], ['sorry'], ['actually'], ['wait'], ['rather'], ['oops']]; // prettier-ignore

function wordAt(scene: Scene, at: number): { means: 'or' | 'not' | 'instead'; next: number } | undefined {
  const start = skip(scene, at, ',', '.', '...', '-');
  const said = corrections.find((words) => words.every((word, index) => isAt(scene, start + index, word)));
  if (said) return { means: 'instead', next: skip(scene, start + said.length, 'i') };
  if (isAt(scene, start, 'or', 'ya')) return { means: 'or', next: start + 1 };
  const not = skip(scene, start, 'but', 'and');
  return isAt(scene, not, 'not', 'except', 'excluding', 'without', 'minus')
    ? { means: 'not', next: not + 1 }
    : undefined;
}

function endWithoutMarks(scene: Scene, at: number): number {
  let end = at;
  while (end > 1 && scene.tokens[end - 1]!.kind === 'mark') end -= 1;
  return end;
}

/** "The oat milk, not the almond one": words that some task has. */
function titleOf(scene: Scene): readonly Ref[] | undefined {
  const title = scene.tokens.length > 0 && scene.tokens.length <= titleWordsMax ? titleIn(scene) : undefined;
  return title !== undefined && tasksByTitle(title, scene.tasks ?? []).length > 0 ? [{ title }] : undefined;
}

/** A title may hold an "or" of its own. */
function isOneTitle(scene: Scene): boolean {
  const title = titleIn(scene);
  return title !== undefined && tasksByTitle(title, scene.tasks ?? []).length > 0;
}

function numbersIn(scene: Scene): readonly Ref[] | undefined {
  const refs = readRefs(scene, 0);
  return refs?.next === scene.tokens.length && refs.value.every((ref) => 'number' in ref) ? refs.value : undefined;
}

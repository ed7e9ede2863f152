import { phraseSet, type Phrases } from '../text/phrases.js';
import type { Token } from '../text/tokens.js';

/** One element of a compiled pattern. */
type Element =
  { readonly words: Phrases<true>; readonly isOptional: boolean } | { readonly slot: string; readonly test: string };

export interface Slot {
  readonly from: number;
  readonly to: number;
}

export interface Match {
  readonly slots: Readonly<Record<string, Slot>>;
  /** The tokens that literal words of the pattern matched. */
  readonly literals: readonly Slot[];
}

/** Whether a stretch of the sentence may fill a slot. */
export type SlotTest = (name: string, from: number, to: number) => boolean;

/** These are tested before the rest of a pattern is tried, the others after it. */
const cheapTests = new Set(['number', 'numbers', 'quoted', 'hash', 'n', 'verb']);
const slotLengthMax = 60;
const stepsMax = 4000;

/**
 * A sentence pattern as data. `mark {target} (as) <done>`: words stand for themselves, `a|b` for one of them,
 * `(a|b)` may be missing, `a_b` are two words, `<done>` is a named set of phrases, `{target}` a slot, `{text:quoted}` a slot that is tested as another.
 */
export class Pattern {
  private readonly elements: readonly Element[];
  /** Words of which one must be in the sentence, if the pattern has any that are not optional. */
  readonly needed: ReadonlySet<string> | undefined;
  /** The others of which one must be there too: most patterns are ruled out by them. */
  private readonly required: readonly Phrases<true>[];
  /** The first thing of it is a word that must be there. */
  readonly beginsWithWord: boolean;
  /** It has no slots: a whole sentence by itself. */
  readonly isLiteral: boolean;

  constructor(
    readonly source: string,
    sets: Readonly<Record<string, string>>,
  ) {
    this.elements = source.split(' ').map((part) => elementOf(part, sets));
    const literal = this.elements.find((element) => 'words' in element && !element.isOptional);
    this.required = this.elements.flatMap((element) =>
      'words' in element && !element.isOptional && element !== literal ? [element.words] : [],
    );
    this.isLiteral = this.elements.every((element) => 'words' in element);
    this.beginsWithWord = literal !== undefined && literal === this.elements[0];
    this.needed = literal && 'words' in literal ? new Set(literal.words.firstWords()) : undefined;
  }

  match(tokens: readonly Token[], test: SlotTest): Match | undefined {
    if (!this.required.every((words) => mayBeIn(words, tokens))) return undefined;
    const search = new Search(this.elements, tokens, test);
    return search.from(0, 0) ? { slots: search.slots, literals: search.literals } : undefined;
  }
}

const wordsIn = new WeakMap<readonly Token[], Map<Phrases<true>, boolean>>();

/** Many patterns ask the same of a sentence. */
function mayBeIn(words: Phrases<true>, tokens: readonly Token[]): boolean {
  const known = wordsIn.get(tokens) ?? new Map<Phrases<true>, boolean>();
  wordsIn.set(tokens, known);
  let answer = known.get(words);
  if (answer === undefined) {
    answer = words.mayBeIn(tokens);
    known.set(words, answer);
  }
  return answer;
}

function elementOf(part: string, sets: Readonly<Record<string, string>>): Element {
  const isOptional = part.startsWith('(');
  const body = isOptional ? part.slice(1, -1) : part;
  if (body.startsWith('{')) {
    const [slot, test] = body.slice(1, -1).split(':');
    return { slot: slot as string, test: test ?? (slot as string) };
  }
  const alternatives = body
    .split('|')
    .map((word) => (word.startsWith('<') ? setNamed(word.slice(1, -1), sets) : word.replaceAll('_', ' ')))
    .join('|');
  return { words: phraseSet(alternatives), isOptional };
}

function setNamed(name: string, sets: Readonly<Record<string, string>>): string {
  const set = sets[name];
  if (set === undefined) throw new Error(`No set of words is called ${name}`);
  return set;
}

/** Tries to lay the elements over all of the tokens; gives up after a bounded number of steps. */
class Search {
  readonly slots: Record<string, Slot> = {};
  readonly literals: Slot[] = [];
  private steps = 0;

  constructor(
    private readonly elements: readonly Element[],
    private readonly tokens: readonly Token[],
    private readonly test: SlotTest,
  ) {}

  from(element: number, at: number): boolean {
    this.steps += 1;
    if (this.steps > stepsMax) return false;
    const current = this.elements[element];
    if (!current) return at === this.tokens.length;
    return 'slot' in current ? this.slot(current, element, at) : this.words(current, element, at);
  }

  private words(current: { words: Phrases<true>; isOptional: boolean }, element: number, at: number): boolean {
    for (const length of current.words.lengthsAt(this.tokens, at, this.tokens.length)) {
      this.literals.push({ from: at, to: at + length });
      if (this.from(element + 1, at + length)) return true;
      this.literals.pop();
    }
    return current.isOptional && this.from(element + 1, at);
  }

  private slot(slot: { slot: string; test: string }, element: number, at: number): boolean {
    if (at >= this.tokens.length) return false;
    const isLast = element === this.elements.length - 1;
    if (isLast) return this.fill(slot, at, this.tokens.length);
    const end = Math.min(this.tokens.length, at + slotLengthMax);
    for (let to = at + 1; to <= end; to += 1) {
      const before = this.literals.length;
      if (cheapTests.has(slot.test) && !this.test(slot.test, at, to)) continue;
      if (this.from(element + 1, to) && this.fill(slot, at, to)) return true;
      this.literals.length = before;
    }
    return false;
  }

  private fill(slot: { slot: string; test: string }, from: number, to: number): boolean {
    if (!this.test(slot.test, from, to)) return false;
    this.slots[slot.slot] = { from, to };
    return true;
  }
}

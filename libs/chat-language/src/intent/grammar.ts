import type { Token } from '../text/tokens.js';
import { isCreation } from './doubt.js';
import { handlers, talkHandlers, type HandlerName, type Rule } from './handlers.js';
import { Matched, type Draft, type RuleOptions } from './draft.js';
import { Pattern } from './pattern.js';
import type { Scene } from './scene.js';
import { slotTest } from './slots.js';

interface Line {
  readonly place: number;
  readonly pattern: Pattern;
  readonly does: HandlerName;
  readonly options: RuleOptions;
}

/** A language's table of commands, compiled once and looked up by the words of a sentence. */
export class Grammar {
  /** Patterns that begin with a word, by that word; the others by a word they cannot do without. */
  private readonly byFirstWord = new Map<string, Line[]>();
  private readonly byNeededWord = new Map<string, Line[]>();

  constructor(rules: readonly Rule[], sets: Readonly<Record<string, string>>) {
    let place = 0;
    for (const { does, patterns, ...options } of rules) {
      for (const source of patterns) {
        const pattern = new Pattern(source, sets);
        // What is known word for word comes before anything with a slot.
        this.add({ place: (place += 1) + (pattern.isLiteral ? 0 : slotted), pattern, does, options });
      }
    }
  }

  private add(line: Line): void {
    const index = line.pattern.beginsWithWord ? this.byFirstWord : this.byNeededWord;
    if (!line.pattern.needed) throw new Error(`A pattern needs a word: ${line.pattern.source}`);
    for (const word of line.pattern.needed) index.set(word, [...(index.get(word) ?? []), line]);
  }

  /** Whether a command may begin with this word; most words begin none, which spares trying. */
  mayBegin({ norm }: Token): boolean {
    return (this.byFirstWord.has(norm) && norm !== 'a') || beginsReference.has(norm) || /^#?\d/.test(norm);
  }

  /** The command of the first line that makes sense of the whole scene. */
  commandOf(scene: Scene): Draft | undefined {
    if (scene.tokens.length === 0) return undefined;
    const test = slotTest(scene);
    let doubtful: Draft | undefined;
    for (const line of this.candidates(scene.tokens)) {
      const match = line.pattern.match(scene.tokens, test);
      const draft = match && handlers[line.does](new Matched(scene, match, line.options));
      if (draft?.isDoubtful) doubtful ??= draft;
      else if (draft) return doubtful && isCreation(draft) ? doubtful : draft;
    }
    return doubtful;
  }

  /** The same, where a line that answers talk fits; what is about tasks need not be read for it. */
  talkOf(scene: Scene): Draft | undefined {
    if (scene.tokens.length === 0) return undefined;
    const test = slotTest(scene);
    const isTalk = this.candidates(scene.tokens).some(
      ({ does, pattern }) => talkHandlers.has(does) && pattern.match(scene.tokens, test) !== undefined,
    );
    return isTalk ? this.commandOf(scene) : undefined;
  }

  private candidates(tokens: readonly Token[]): Line[] {
    const lines = new Set<Line>(this.byFirstWord.get(tokens[0]!.norm) ?? []);
    if (tokens.length > wordsMax) return [...lines].sort((a, b) => a.place - b.place);
    for (const { norm } of tokens) for (const line of this.byNeededWord.get(norm) ?? []) lines.add(line);
    return [...lines].sort((a, b) => a.place - b.place);
  }
}

const beginsReference = new Set([
  'it',
  'that',
  'this',
  'the',
  'my',
  'them',
  'those',
  'both',
  'all',
  'everything',
  'task',
  'first',
  'second',
  'third',
  'last',
  'please',
  'can',
  'could',
  'also',
  'then',
  'mujhe',
  'maine',
]);
const slotted = 100_000;
/** Commands are short; a sentence of hundreds of words is at most a title. */
const wordsMax = 120;

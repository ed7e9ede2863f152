import type { Reading } from '../extract/reading.js';
import type { Given, GivenTask } from '../given.js';
import type { Exemption } from '../resolve/exemption.js';
import type { Target } from '../resolve/target.js';
import type { Token } from '../text/tokens.js';

/** A command's piece of the sentence with everything its meaning may depend on. */
export interface Scene extends Reading {
  readonly given: Given;
  /** Absent when the user's tasks are unknown. */
  readonly tasks: readonly GivenTask[] | undefined;
  readonly lang: string;
  /** Titles looked up so far, so that trying another pattern costs nothing. */
  readonly titlesFound: Map<string, readonly GivenTask[]>;
  /** Commands made out so far of pieces of the sentence, so that reading it another way costs little. */
  readonly commandsFound: Map<string, unknown>;
  readonly wantsOccurrences: boolean;
  /** It follows another command in the same sentence. */
  readonly isLaterClause?: boolean;
  /** The task that a clause before is to add; it has no number yet. */
  readonly newTask?: GivenTask;
  /** What was chosen when the assistant asked about this very sentence. */
  readonly chosen?: readonly number[];
  /** What the sentence began with, and what a pronoun or no word at all then means: "on 2, add #diy". */
  readonly topic?: Target;
  /** What a command about many tasks spares, where that stands apart from them. */
  readonly exemption?: Exemption;
  /** The sentence ended in a question mark. */
  readonly isQuestion: boolean;
}

/** The same scene, seen through a few of its tokens. */
export function within(scene: Scene, from: number, to: number): Scene {
  return { ...scene, tokens: scene.tokens.slice(from, to) };
}

export function withTokens(scene: Scene, tokens: readonly Token[]): Scene {
  return { ...scene, tokens };
}

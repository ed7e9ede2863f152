import type { Rule } from '../intent/handlers.js';
import type { Token } from '../text/tokens.js';
import { Grammar } from '../intent/grammar.js';

/** What a language brings along: its table of commands, its named sets and its polite words. */
export interface Language {
  readonly grammar: Grammar;
  /** Said before a command, without a meaning of their own. */
  readonly openings: string;
  /** Said behind it. */
  readonly closings: string;
  /** Words that join two commands. */
  readonly joiners: string;
  /** Where the verb stands last: the words that end a command, so that another may follow a joiner. */
  readonly finalVerbs?: ReadonlySet<string>;
  /** Those of them that no task is called by: a sentence that ends in one is asked about rather than added. */
  readonly handlingVerbs?: ReadonlySet<string>;
  /** The sentence in the orders it may have had, where a word stands out of its place. */
  readonly reordered?: (tokens: readonly Token[]) => readonly (readonly Token[])[];
}

export function language(
  rules: readonly Rule[],
  sets: Readonly<Record<string, string>>,
  manners: Omit<Language, 'grammar'>,
): Language {
  return { grammar: new Grammar(rules, sets), ...manners };
}

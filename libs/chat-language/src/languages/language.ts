import type { Rule } from '../intent/handlers.js';
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
}

export function language(
  rules: readonly Rule[],
  sets: Readonly<Record<string, string>>,
  manners: Omit<Language, 'grammar'>,
): Language {
  return { grammar: new Grammar(rules, sets), ...manners };
}

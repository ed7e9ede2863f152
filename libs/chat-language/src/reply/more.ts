import { tokenize } from '../text/tokens.js';
import { speeches } from './speeches.js';

const languages = new Map(
  Object.entries(speeches).flatMap(([lang, { moreWords }]) => moreWords.map((words) => [normalized(words), lang])),
);
const lengthMax = 60;

/**
 * The language of a sentence that asks for the rest of a list and says nothing else; undefined for any other. It has a
 * meaning only where a list was shown.
 */
export function asksForMore(text: string): string | undefined {
  return text.length > lengthMax ? undefined : languages.get(normalized(text));
}

function normalized(text: string): string {
  return tokenize(text)
    .filter(({ kind }) => kind !== 'mark')
    .map(({ norm }) => norm)
    .join(' ');
}

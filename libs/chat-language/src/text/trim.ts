/**
 * Takes marks off the ends of a text, character by character: a regular expression that looks for a run before the end
 * takes quadratic time where the run is somewhere else.
 */
export function trimMarks(text: string, atStart: string, atEnd: string): string {
  let [from, to] = [0, text.length];
  while (from < to && isOneOf(text[from]!, atStart)) from += 1;
  while (to > from && isOneOf(text[to - 1]!, atEnd)) to -= 1;
  return text.slice(from, to);
}

function isOneOf(char: string, marks: string): boolean {
  return marks.includes(char) || (marks !== '' && char.trim() === '');
}

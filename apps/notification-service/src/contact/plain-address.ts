/** Letters, digits and what stands unquoted between dots: no list, no comment, no display name, no route, no quotes. */
const word = "[A-Za-z0-9_+'=~-]+";
const label = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?';
const plain = new RegExp(`^${word}(?:\\.${word})*@(?:${label}\\.)+${label}$`);

/**
 * The address, if it is exactly one that reads the same to every mail program; undefined otherwise. Whatever can be
 * read in two ways can send somebody's reminder to somebody else.
 */
export function plainAddress(text: string): string | undefined {
  return text.length <= 254 && plain.test(text) ? text : undefined;
}

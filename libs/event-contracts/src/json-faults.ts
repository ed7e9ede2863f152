/** How deep a message may be nested: HTTP bodies end at 32, and an envelope with an audit state adds a few levels. */
export const nestingLevelsMax = 64;

/** Keys that change an object's prototype when code further on merges or assigns what it was given. */
const prototypeKeys = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Why parsed JSON should not be let in, whatever its schema says, or undefined when it may. Schemas pass `unknown` parts
 * on unread, and later steps (`JSON.stringify`, a merge, a `jsonb` column) would choke on what is found here.
 */
export function jsonFault(value: unknown, levelsLeft = nestingLevelsMax): string | undefined {
  if (typeof value === 'string') return textFault(value);
  if (typeof value !== 'object' || value === null) return undefined;
  if (levelsLeft === 0) return `nested deeper than ${nestingLevelsMax} levels`;
  for (const key in value) {
    if (prototypeKeys.has(key)) return 'a key that would change a prototype';
    const fault = textFault(key) ?? jsonFault((value as Record<string, unknown>)[key], levelsLeft - 1);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

/** PostgreSQL refuses NUL, and half a surrogate pair would silently become another character on its way there. */
function textFault(text: string): string | undefined {
  return text.includes('\0') || !text.isWellFormed() ? 'text with NUL or half a surrogate pair' : undefined;
}

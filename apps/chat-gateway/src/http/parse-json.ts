import { Problem } from '@todo/service-kit';

/** Levels of arrays and objects inside each other. */
export const depthMax = 32;

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads JSON that came from outside. @throws Problem 400 for what is none, nests too deeply, holds a NUL or half a
 * surrogate pair (neither the database nor another reader would take those), or names `__proto__`.
 */
export function parseJson(bytes: Uint8Array): unknown {
  let text: string;
  let value: unknown;
  try {
    text = utf8.decode(bytes);
    // Before parsing: the depth must not be for the parser to survive.
    if (deeperThan(text, depthMax)) throw refused('json-too-deep', `JSON may nest ${depthMax} levels deep.`);
    value = JSON.parse(text);
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw refused('invalid-json', 'The body is not JSON in UTF-8.');
  }
  // Raw NULs are no JSON and raw surrogates no UTF-8: both can come in by an escape only.
  if (text.includes('\\u') || text.includes('__proto__')) checkStrings(value);
  return value;
}

function refused(code: string, detail: string): Problem {
  return new Problem({ status: 400, code, detail });
}

function deeperThan(text: string, max: number): boolean {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charCodeAt(at);
    if (inString) {
      if (character === 0x5c) at += 1;
      else if (character === 0x22) inString = false;
    } else if (character === 0x22) inString = true;
    else if (character === 0x5b || character === 0x7b) {
      depth += 1;
      if (depth > max) return true;
    } else if (character === 0x5d || character === 0x7d) depth -= 1;
  }
  return false;
}

function checkStrings(value: unknown): void {
  if (typeof value === 'string') return checkText(value);
  if (typeof value !== 'object' || value === null) return;
  for (const [name, member] of Object.entries(value)) {
    checkText(name);
    if (name === '__proto__') throw refused('invalid-request', 'The body names a field that there cannot be.');
    checkStrings(member);
  }
}

/** @throws Problem 400 for text that cannot be stored. */
export function checkText(text: string): void {
  if (text.includes('\0') || !text.isWellFormed()) {
    throw refused('invalid-text', 'Text may hold neither NUL characters nor halves of surrogate pairs.');
  }
}

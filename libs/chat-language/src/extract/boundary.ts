import { followers } from '../languages/en/lookalikes.words.js';
import type { Reading } from './reading.js';

/** Whether what stands before this place ends there: at the end, a mark, a tag, or a word that begins something else. */
export function endsThere(reading: Reading, at: number, ...also: readonly string[]): boolean {
  const token = reading.tokens[at];
  if (!token || token.kind === 'mark' || token.kind === 'tag' || token.kind === 'quoted') return true;
  return followers.has(token.norm) || also.includes(token.norm);
}

/**
 * Everything that starts a new line somewhere, controls a terminal or a protocol, or turns the direction of the text
 * after it: control characters, line and paragraph separators, embeddings, overrides and isolates.
 */
const notPlain = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]+/g;

/** Text as one line that can do nothing but be read. */
export function oneLine(text: string): string {
  return text.toWellFormed().replace(notPlain, ' ').replace(/\s+/g, ' ').trim();
}

/** The beginning of a text, with an ellipsis where it was cut; never cut inside what is seen as one character. */
export function shortened(text: string, charactersMax: number): string {
  if (text.length <= charactersMax) return text;
  let end = 0;
  for (const { segment, index } of new Intl.Segmenter('en').segment(text)) {
    if (index + segment.length > charactersMax - 1) break;
    end = index + segment.length;
  }
  return `${text.slice(0, end).trimEnd()}…`;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as it stands in HTML, between tags and in quoted attributes alike. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character]!);

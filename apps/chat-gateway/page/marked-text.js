/**
 * Cuts a sentence into pieces, each with what it was understood as.
 * @param {string} text
 * @param {{ start: number, end: number, as: string }[]} spans in UTF-16 units
 * @returns {{ text: string, as?: string }[]}
 */
export function markedText(text, spans) {
  const pieces = [];
  let at = 0;
  for (const { start, end, as } of [...spans].sort((a, b) => a.start - b.start)) {
    if (start < at || end > text.length) continue;
    if (start > at) pieces.push({ text: text.slice(at, start) });
    pieces.push({ text: text.slice(start, end), as });
    at = end;
  }
  if (at < text.length) pieces.push({ text: text.slice(at) });
  return pieces;
}

/**
 * What still holds of a sentence that was changed behind them.
 * @param {{ start: number, end: number, as: string }[]} spans
 * @param {string} before
 * @param {string} after
 */
export function spansKept(spans, before, after) {
  let same = 0;
  while (same < before.length && before[same] === after[same]) same += 1;
  return spans.filter(({ end }) => end <= same);
}

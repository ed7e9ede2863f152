import { createInterface } from 'node:readline';
import { readInput } from './input-line.js';
import { understand } from './understand.js';

/** Reads JSON lines, writes one JSON line each, in order. A line that is not valid gets `{"error": …}` at its place. */
async function main(): Promise<void> {
  const lines: string[] = [];
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    if (line.trim() === '') continue;
    lines.push(JSON.stringify(answerTo(line)));
    if (lines.length >= 200) process.stdout.write(`${lines.splice(0).join('\n')}\n`);
  }
  if (lines.length > 0) process.stdout.write(`${lines.join('\n')}\n`);
}

function answerTo(line: string): object {
  try {
    const { text, now, given } = readInput(line);
    return understand(text, { now, given }, { occurrences: true });
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

await main();

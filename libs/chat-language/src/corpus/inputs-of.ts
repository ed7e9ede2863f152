import { readInput, type Input } from '../input-line.js';

/** The sentences of a file of the corpus, each with its context, without what is expected of them. */
export function inputsOf(lines: string): Input[] {
  return lines
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => readInput(JSON.stringify((JSON.parse(line) as { input: object }).input)));
}

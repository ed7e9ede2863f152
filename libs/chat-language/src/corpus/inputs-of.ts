import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readInput, type Input } from '../input-line.js';

const corpus = join(import.meta.dirname, '..', '..', 'corpus');

/** The sentences of both halves of the corpus, each with its context, without what is expected of them. */
export function corpusInputs(): Input[] {
  return ['seen', 'unseen'].flatMap((half) =>
    readdirSync(join(corpus, half)).flatMap((file) => inputsOf(readFileSync(join(corpus, half, file), 'utf8'))),
  );
}

/** The sentences of a file of the corpus, each with its context. */
function inputsOf(lines: string): Input[] {
  return lines
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => readInput(JSON.stringify((JSON.parse(line) as { input: object }).input)));
}

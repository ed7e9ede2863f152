import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bestMs } from './corpus/best-ms.js';
import { inputsOf } from './corpus/inputs-of.js';
import { manyTasks, titleSentences } from './corpus/many-tasks.js';
import { understand } from './understand.js';

const folders = ['seen', 'unseen'].map((half) => join(import.meta.dirname, '..', 'corpus', half));

/** Prints what a sentence costs in processor time, a title among ten thousand tasks, and a thousand sentences through the command. */
function main(): void {
  const inputs = folders.flatMap((folder) =>
    readdirSync(folder).flatMap((file) => inputsOf(readFileSync(join(folder, file), 'utf8'))),
  );
  for (const { text, now, given } of inputs) understand(text, { now, given });
  const times = inputs
    .map(({ text, now, given }) => bestMs(() => understand(text, { now, given }), 5))
    .sort((a, b) => a - b);
  print(`a sentence (${times.length} of the corpus): median`, percentile(times, 0.5));
  print('a sentence: 99 % under', percentile(times, 0.99));
  print('a sentence: slowest', percentile(times, 1));
  for (const text of titleSentences) print(`among 10,000 tasks: ${text}`, titleMs(text));
  print('1,000 sentences through the command, all told', commandMs(inputs.slice(0, 1000).map(({ text }) => text)));
}

function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** Each try has a list of its own, as each sentence has in the gateway. */
function titleMs(text: string): number {
  const now = new Date('2026-05-12T08:00:00Z');
  return Math.min(
    ...Array.from({ length: 10 }, manyTasks).map((tasks) =>
      bestMs(() => understand(text, { now, given: { tasks } }), 1),
    ),
  );
}

/** Wall-clock time of a process of its own, its start included. */
function commandMs(texts: readonly string[]): number {
  const input = texts.map((text) => JSON.stringify({ text })).join('\n');
  const start = performance.now();
  const { status, stdout } = spawnSync(process.execPath, [join(import.meta.dirname, 'understand-command.js')], {
    input,
    encoding: 'utf8',
  });
  const answers = stdout.split('\n').filter(Boolean).length;
  if (status !== 0 || answers !== texts.length)
    throw new Error(`The command answered ${answers} of ${texts.length} sentences and ended with ${status}.`);
  return performance.now() - start;
}

function print(what: string, ms: number): void {
  process.stdout.write(`${what.padEnd(72)} ${ms.toFixed(2).padStart(8)} ms\n`);
}

main();

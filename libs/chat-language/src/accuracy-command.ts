import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { changedWrongly, differences, type Case } from './corpus/compare.js';
import { readInput } from './input-line.js';
import { understand } from './understand.js';
import { wilson } from './corpus/wilson.js';

interface Tally {
  passed: number;
  total: number;
  wrongChanges: number;
}

const folder = join(dirname(fileURLToPath(import.meta.url)), '..', 'corpus');

/**
 * Prints accuracy with its 95 % interval per group. Of the unseen half only counts are ever printed; of the seen half
 * `--failures` also prints what failed.
 */
function main(showsFailures: boolean, only: string | undefined): void {
  for (const half of ['seen', 'unseen']) {
    const tallies = groupsOf(half).map(
      (group) => [group, tallyOf(half, group, showsFailures && half === 'seen' && (!only || only === group))] as const,
    );
    print(half, tallies);
  }
}

function groupsOf(half: string): string[] {
  const path = join(folder, half);
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter((name) => name.endsWith('.jsonl'))
    .map((name) => name.replace('.jsonl', ''))
    .sort();
}

function tallyOf(half: string, group: string, showsFailures: boolean): Tally {
  const tally: Tally = { passed: 0, total: 0, wrongChanges: 0 };
  for (const line of readFileSync(join(folder, half, `${group}.jsonl`), 'utf8').split('\n')) {
    if (line.trim() === '') continue;
    tally.total += 1;
    const { found, wrong } = verdictOn(line);
    if (found.length === 0) tally.passed += 1;
    if (wrong) tally.wrongChanges += 1;
    if (found.length > 0 && showsFailures)
      process.stdout.write(`${group}: ${line}\n  ${wrong ? 'CHANGED WRONGLY ' : ''}${found.join('\n  ')}\n`);
  }
  return tally;
}

function verdictOn(line: string): { found: string[]; wrong: boolean } {
  try {
    const { input, expect } = JSON.parse(line) as Case;
    const { text, now, given } = readInput(JSON.stringify(input));
    const actual = understand(text, { now, given }, { occurrences: true });
    return { found: differences(expect, actual), wrong: changedWrongly(expect, actual) };
  } catch (error) {
    return { found: [String(error)], wrong: false };
  }
}

function print(half: string, tallies: readonly (readonly [string, Tally])[]): void {
  process.stdout.write(`\n${half.padEnd(22)} passed  of    accuracy  95 % interval    changed data wrongly\n`);
  const sum: Tally = { passed: 0, total: 0, wrongChanges: 0 };
  for (const [group, tally] of tallies) {
    process.stdout.write(row(group, tally));
    sum.passed += tally.passed;
    sum.total += tally.total;
    sum.wrongChanges += tally.wrongChanges;
  }
  process.stdout.write(row('all', sum));
}

function row(group: string, { passed, total, wrongChanges }: Tally): string {
  const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
  const [low, high] = wilson(passed, total);
  const interval = `${percent(low)} – ${percent(high)}`;
  return `${group.padEnd(22)} ${String(passed).padStart(5)} ${String(total).padStart(5)}   ${percent(total ? passed / total : 0).padStart(8)}  ${interval.padEnd(18)} ${wrongChanges}\n`;
}

main(
  process.argv.includes('--failures'),
  process.argv.find((_, index) => process.argv[index - 1] === '--group'),
);

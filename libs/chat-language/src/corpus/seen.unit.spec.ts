import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readInput } from '../input-line.js';
import { understand } from '../understand.js';
import { changedWrongly, differences, type Case } from './compare.js';

const folder = join(import.meta.dirname, '..', '..', 'corpus', 'seen');

describe('the seen half of the corpus', () => {
  it.each(readdirSync(folder))('is understood as written in %s', (file) => {
    const failures = readFileSync(join(folder, file), 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '')
      .flatMap((line) => {
        const { input, expect: wanted } = JSON.parse(line) as Case;
        const { text, now, given } = readInput(JSON.stringify(input));
        const actual = understand(text, { now, given }, { occurrences: true });
        const found = differences(wanted, actual);
        return found.length > 0 || changedWrongly(wanted, actual) ? [`${text}: ${found.join('; ')}`] : [];
      });

    expect(failures).toEqual([]);
  });
});

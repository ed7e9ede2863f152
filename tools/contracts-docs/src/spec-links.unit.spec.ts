import { existsSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { locate, readText } from './workspace.js';

const specPath = 'specs/phase-05/002-kafka-integration/spec.md';
const notYet = 'not yet';

/** A row of the table: a requirement, and the test that shows it or what is missing. */
interface Row {
  readonly id: string;
  /** In backquotes as it stands there, or `not yet`. */
  readonly file: string;
  readonly shownBy: string;
}

const rows: Row[] = [...readText(specPath).matchAll(/^\| ([RPA]\d+) +\| (.+?) +\| (.+?) +\|$/gm)].map(
  ([, id, file, shownBy]) => ({ id: id!, file: file!, shownBy: shownBy! }),
);
const named = rows.filter(({ file }) => file !== notYet);
const numbered = (letter: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${letter}${index + 1}`);

/** What stands between backquotes; a cell that holds anything else is refused. */
function quoted(cell: string): string {
  const text = /^`([^`]+)`$/.exec(cell)?.[1];
  if (text === undefined) throw new Error(`expected one text in backquotes, found: ${cell}`);
  return text;
}

/** Whether a spec file declares a test of that title which has to pass: `it.fails` shows nothing. */
function declares(source: string, title: string): boolean {
  const literal = title.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(String.raw`(?<!describe|\.skip|\.todo|\.fails)\(\s*(['"\`])${literal}\1\s*,`).test(source);
}

describe('the table of requirements and tests', () => {
  it('has rows for every requirement', () => {
    const expected = [...numbered('R', 16), ...numbered('P', 6), ...numbered('A', 11)];

    expect([...new Set(rows.map(({ id }) => id))]).toEqual(expected);
  });

  it.each(named)('$id: $file has the test $shownBy', ({ file, shownBy }) => {
    const path = quoted(file);

    expect(path).toMatch(/^(?:apps|libs|tools)\/.+\.(?:unit|int|e2e|fault|long)\.spec\.ts$/);
    expect(existsSync(locate(path)), `${path} exists`).toBe(true);
    expect(declares(readText(path), quoted(shownBy)), `${path} declares ${shownBy}`).toBe(true);
  });

  it('names no test twice for one requirement', () => {
    const all = named.map(({ id, file, shownBy }) => `${id} ${file} ${shownBy}`);

    expect(all.filter((one, index) => all.indexOf(one) !== index)).toEqual([]);
  });
});

describe('finding a title', () => {
  const source = `describe('a group', () => {
    it('is short', () => {});
    it.each([1])('has %i of "them"', () => {});
    it.each([1])(
      "is somebody's",
      () => {},
    );
    it.fails('is broken', () => {});
    it.skip('is left out', () => {});
  });`;

  it.each(['is short', 'has %i of "them"', "is somebody's"])('sees a test that has to pass: %s', (title) => {
    expect(declares(source, title)).toBe(true);
  });

  it.each(['a group', 'is broken', 'is left out', 'is', 'has 1 of "them"'])('sees nothing else: %s', (title) => {
    expect(declares(source, title)).toBe(false);
  });
});

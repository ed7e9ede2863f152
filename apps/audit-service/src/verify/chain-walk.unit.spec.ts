import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { someMessages } from '../testing/audit-messages.js';
import { type ChainedEntry, hashOf, type Head, link, noHash } from '../trail/chain.js';
import { trailEntry } from '../trail/trail-entry.js';
import { ChainCheckpoints } from './chain-checkpoints.js';
import { ChainWalk } from './chain-walk.js';
import { Findings } from './finding.js';

const now = new Date();
const start: Head = { chainId: 'c', sequence: 0, hash: noHash };

/** A chain of ten rows as it was recorded. */
const recorded = () => link(someMessages(10).map(trailEntry), { ...start, filedAt: null }, now);

interface Stored {
  rows: ChainedEntry[];
  head: Head | undefined;
  start: Head;
}

/** What is found after somebody had their way with the rows. @param published rows that checkpoints were published of. */
function findingsAfter(tamper: (stored: Stored) => void, published: readonly number[] = []) {
  const { rows, head } = recorded();
  const checkpoints = new ChainCheckpoints();
  for (const sequence of published) checkpoints.add({ chainId: 'c', sequence, hash: rows[sequence - 1]?.hash ?? '' });
  const stored: Stored = { rows, head, start };
  tamper(stored);

  const findings = new Findings(100);
  const walk = new ChainWalk({ chainId: 'c', start: stored.start, head: stored.head }, checkpoints, findings);
  for (const row of stored.rows.toSorted((a, b) => a.sequence - b.sequence)) walk.next(row);
  walk.end();
  return findings.kept.map(({ kind, sequence, lastSequence }) => [kind, sequence, lastSequence ?? sequence]);
}

const edit = (rows: ChainedEntry[], sequence: number, change: Partial<ChainedEntry>) =>
  void Object.assign(rows[sequence - 1]!, change);
const rehash = (row: ChainedEntry) => void Object.assign(row, { hash: hashOf(row) });
/** Makes the hashes of all rows from one on anew, as somebody would who knows how. */
function rehashFrom({ rows, head }: Stored, sequence: number): void {
  for (const row of rows.filter((candidate) => candidate.sequence >= sequence)) {
    const before = rows.find((candidate) => candidate.sequence === row.sequence - 1);
    Object.assign(row, { previousHash: before?.hash ?? noHash });
    rehash(row);
  }
  Object.assign(head!, { sequence: rows.at(-1)?.sequence, hash: rows.at(-1)?.hash });
}
const remove = (rows: ChainedEntry[], ...sequences: number[]) =>
  void rows.splice(0, rows.length, ...rows.filter(({ sequence }) => !sequences.includes(sequence)));
const renumber = (rows: ChainedEntry[], from: number, by: number) => {
  for (const row of rows) if (row.sequence >= from) Object.assign(row, { sequence: row.sequence + by });
};
/** A row that was never added, made to look like one. */
const forged = (rows: ChainedEntry[], sequence: number): ChainedEntry => {
  const like = { ...rows[0]!, entryId: 'forged', sequence, previousHash: rows[sequence - 2]?.hash ?? noHash };
  return { ...like, hash: hashOf(like) };
};
const exchange = (rows: ChainedEntry[], one: number, other: number, columns: readonly (keyof ChainedEntry)[]) => {
  const [first, second] = [{ ...rows[one - 1]! }, { ...rows[other - 1]! }];
  for (const column of columns) {
    edit(rows, one, { [column]: second[column] });
    edit(rows, other, { [column]: first[column] });
  }
};

describe('walking a chain', () => {
  it('finds nothing in a chain as it was recorded, published or not', () => {
    expect(findingsAfter(() => undefined)).toEqual([]);
    expect(findingsAfter(() => undefined, [1, 4, 10])).toEqual([]);
    expect(findingsAfter((stored) => Object.assign(stored, { rows: [], head: start }))).toEqual([]);
  });

  it('finds nothing where the beginning of the chain has run out', () => {
    const findings = findingsAfter(
      (stored) => {
        stored.start = { chainId: 'c', sequence: 4, hash: stored.rows[3]!.hash };
        remove(stored.rows, 1, 2, 3, 4);
      },
      [2, 4, 10],
    );

    expect(findings).toEqual([]);
  });

  it.each<[string, (stored: Stored) => void, (string | number)[][]]>([
    ['an edited row', ({ rows }) => edit(rows, 5, { afterState: '{}' }), [['edited', 5, 5]]],
    ['an edited hash', ({ rows }) => edit(rows, 5, { hash: noHash }), [['edited', 5, 5]]],
    ['an edited link', ({ rows }) => edit(rows, 5, { previousHash: noHash }), [['edited', 5, 5]]],
    ['a first row edited', ({ rows }) => edit(rows, 1, { action: 'x' }), [['edited', 1, 1]]],
    ['a last row edited', ({ rows }) => edit(rows, 10, { action: 'x' }), [['edited', 10, 10]]],
    [
      'a row edited together with its hash',
      ({ rows }) => (edit(rows, 5, { action: 'x' }), rehash(rows[4]!)),
      [['edited', 5, 5]],
    ],
    [
      'two rows edited',
      ({ rows }) => (edit(rows, 3, { action: 'x' }), edit(rows, 7, { action: 'x' })),
      [
        ['edited', 3, 3],
        ['edited', 7, 7],
      ],
    ],
    [
      'neighbours edited',
      ({ rows }) => (edit(rows, 3, { action: 'x' }), edit(rows, 4, { action: 'y' })),
      [
        ['edited', 3, 3],
        ['edited', 4, 4],
      ],
    ],
    [
      'a last row edited together with its hash',
      ({ rows }) => (edit(rows, 10, { action: 'x' }), rehash(rows[9]!)),
      [['head', 10, 10]],
    ],
    ['a row deleted', ({ rows }) => remove(rows, 5), [['deleted', 5, 5]]],
    [
      'several rows deleted',
      ({ rows }) => remove(rows, 4, 5, 8),
      [
        ['deleted', 4, 5],
        ['deleted', 8, 8],
      ],
    ],
    ['the first row deleted', ({ rows }) => remove(rows, 1), [['deleted', 1, 1]]],
    ['the end deleted', ({ rows }) => remove(rows, 9, 10), [['deleted', 9, 10]]],
    ['everything deleted', (stored) => void (stored.rows = []), [['deleted', 1, 10]]],
    [
      'a row deleted and the rest renumbered',
      ({ rows }) => (remove(rows, 5), renumber(rows, 6, -1)),
      [['deleted', 5, 5]],
    ],
    [
      'a row deleted, the rest renumbered and the head moved',
      ({ rows, head }) => (remove(rows, 5), renumber(rows, 6, -1), Object.assign(head!, { sequence: 9 })),
      [['deleted', 5, 5]],
    ],
    [
      'the last but one deleted and the last renumbered',
      ({ rows }) => (remove(rows, 9), renumber(rows, 10, -1)),
      [['deleted', 9, 9]],
    ],
    ['a row inserted beside another one', ({ rows }) => void rows.push(forged(rows, 5)), [['inserted', 5, 5]]],
    [
      'a row inserted and the rest renumbered',
      ({ rows }) => {
        const row = forged(rows, 5);
        renumber(rows, 5, 1);
        rows.push(row);
      },
      [['inserted', 5, 5]],
    ],
    [
      'a careless row inserted and the rest renumbered',
      ({ rows }) => {
        const row = { ...forged(rows, 5), hash: noHash };
        renumber(rows, 5, 1);
        rows.push(row);
      },
      [['inserted', 5, 5]],
    ],
    ['a row appended', ({ rows }) => void rows.push(forged(rows, 11)), [['inserted', 11, 11]]],
    [
      'a row appended and the head moved',
      (stored) => {
        stored.rows.push(forged(stored.rows, 11));
        stored.head = { ...stored.head!, sequence: 11 };
      },
      [['head', 11, 11]],
    ],
    ['two rows with their numbers exchanged', ({ rows }) => exchange(rows, 3, 8, ['sequence']), [['swapped', 3, 8]]],
    ['neighbours with their numbers exchanged', ({ rows }) => exchange(rows, 5, 6, ['sequence']), [['swapped', 5, 6]]],
    [
      'the last two with their numbers exchanged',
      ({ rows }) => exchange(rows, 9, 10, ['sequence']),
      [['swapped', 9, 10]],
    ],
    ['two rows with what they hold exchanged', ({ rows }) => exchange(rows, 3, 8, contents), [['swapped', 3, 8]]],
    ['neighbours with what they hold exchanged', ({ rows }) => exchange(rows, 5, 6, contents), [['swapped', 5, 6]]],
    [
      'two rows exchanged but for their links',
      ({ rows }) => exchange(rows, 3, 8, [...contents, 'hash']),
      [['swapped', 3, 8]],
    ],
    [
      'two rows exchanged and their hashes made anew',
      ({ rows }) => {
        exchange(rows, 3, 8, contents);
        rehash(rows[2]!);
        rehash(rows[7]!);
      },
      [['swapped', 3, 8]],
    ],
    [
      'a head set back',
      (stored) => void (stored.head = { ...stored.head!, sequence: 8, hash: stored.rows[7]!.hash }),
      [['inserted', 9, 10]],
    ],
    [
      'another hash in the head',
      (stored) => void (stored.head = { ...stored.head!, hash: noHash }),
      [['head', 10, 10]],
    ],
    ['no head', (stored) => void (stored.head = undefined), [['head', 10, 10]]],
    [
      'a start moved forward',
      (stored) => void (stored.start = { ...start, sequence: 2, hash: stored.rows[1]!.hash }),
      [
        ['inserted', 1, 1],
        ['inserted', 2, 2],
      ],
    ],
    [
      'another hash at the start',
      (stored) => void (stored.start = { ...start, hash: 'f'.repeat(64) }),
      [['start', 0, 0]],
    ],
  ])('names %s', (_, tamper, expected) => {
    expect(findingsAfter(tamper)).toEqual(expected);
    // With checkpoints around, the same is found and nothing besides.
    expect(findingsAfter(tamper, [2])).toEqual(expected);
  });

  it.each<[string, (stored: Stored) => void, readonly number[], (string | number)[][]]>([
    [
      'the end cut off and the head set back',
      (stored) => {
        remove(stored.rows, 9, 10);
        rehashFrom(stored, 9);
      },
      [6, 10],
      [['deleted', 9, 10]],
    ],
    [
      'the end cut off and new rows added',
      (stored) => {
        remove(stored.rows, 8, 9, 10);
        stored.rows.push(forged(stored.rows, 8));
        rehashFrom(stored, 8);
      },
      [6, 10],
      [['deleted', 9, 10]],
    ],
    [
      'an old backup put back',
      (stored) => {
        remove(stored.rows, 5, 6, 7, 8, 9, 10);
        rehashFrom(stored, 5);
      },
      [3, 7, 10],
      [['deleted', 5, 10]],
    ],
    [
      'a chain made anew from a row on',
      (stored) => {
        edit(stored.rows, 5, { action: 'x' });
        rehashFrom(stored, 5);
      },
      [2, 4, 8, 10],
      [['rewritten', 5, 8]],
    ],
    [
      'a whole chain made anew',
      (stored) => {
        edit(stored.rows, 1, { action: 'x' });
        rehashFrom(stored, 1);
      },
      [10],
      [['rewritten', 1, 10]],
    ],
    [
      'a row inserted and all made anew',
      (stored) => {
        const row = forged(stored.rows, 5);
        renumber(stored.rows, 5, 1);
        stored.rows.splice(4, 0, row);
        rehashFrom(stored, 5);
      },
      [4, 10],
      [['rewritten', 5, 10]],
    ],
    [
      'everything gone, the head included',
      (stored) => void Object.assign(stored, { rows: [], head: start }),
      [10],
      [['deleted', 1, 10]],
    ],
    [
      'a row edited together with its hash where it was published',
      ({ rows }) => {
        edit(rows, 5, { action: 'x' });
        rehash(rows[4]!);
      },
      [5, 10],
      [['edited', 5, 5]],
    ],
  ])('names %s, by what was published', (_, tamper, published, expected) => {
    expect(findingsAfter(tamper, published)).toEqual(expected);
    // What was published is the only witness of all of this but the edited row.
    expect(findingsAfter(tamper)).toEqual(expected.filter(([kind]) => kind === 'edited'));
  });

  it('finds something whatever is done to one row', () => {
    const columns = Object.keys(recorded().rows[0]!) as (keyof ChainedEntry)[];
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10 }),
        fc.constantFrom(...columns),
        fc.string({ minLength: 1 }),
        (sequence, column, text) => {
          const findings = findingsAfter(({ rows }) => {
            const old = rows[sequence - 1]![column];
            edit(rows, sequence, { [column]: typeof old === 'number' ? old + text.length : `${String(old)}${text}` });
          });
          expect(findings).not.toEqual([]);
        },
      ),
    );
  });
});

/** What a row holds beside its place. */
const contents: (keyof ChainedEntry)[] = [
  ...(['entryId', 'action', 'userId', 'actorType', 'actorId', 'happenedAt', 'resourceType', 'resourceId'] as const),
  ...(['beforeState', 'afterState', 'correlationId', 'causationId', 'source'] as const),
];

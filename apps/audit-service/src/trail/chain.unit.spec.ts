import { topics } from '@todo/event-contracts';
import { describe, expect, it } from 'vitest';

import { aMessage, aUserOf, someMessages } from '../testing/audit-messages.js';
import { type ChainedEntry, chainOf, hashOf, link, noHash, type OpenHead } from './chain.js';
import { trailEntry } from './trail-entry.js';

const now = new Date();
const empty: OpenHead = { chainId: 'c', sequence: 0, hash: noHash, filedAt: null };
const chained = (number: number) => link(someMessages(number).map(trailEntry), empty, now);

describe('a chain of entries', () => {
  it('numbers entries from 1, each with the hash of the one before', () => {
    const { rows, head } = chained(3);

    expect(rows.map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
    expect(rows.map(({ previousHash }) => previousHash)).toEqual([noHash, rows[0]?.hash, rows[1]?.hash]);
    expect(head).toMatchObject({ sequence: 3, hash: rows[2]?.hash });
  });

  it('is the same chain however its entries were batched, so that a log read again makes it again', () => {
    const entries = someMessages(5).map(trailEntry);

    const once = link(entries, empty, now);
    const first = link(entries.slice(0, 2), empty, now);
    const second = link(entries.slice(2), first.head, new Date(now.getTime() + 86_400_000));

    expect([...first.rows, ...second.rows]).toEqual(once.rows);
  });

  it('covers every column with the hash', () => {
    const [row] = chained(1).rows as [ChainedEntry];
    const other = (value: unknown) => (typeof value === 'number' ? value + 1 : `${String(value)}x`);
    const columns = Object.keys(row).filter((column) => column !== 'hash') as (keyof ChainedEntry)[];

    const uncovered = columns.filter((column) => hashOf({ ...row, [column]: other(row[column]) }) === row.hash);

    expect(columns).toHaveLength(17);
    expect(uncovered).toEqual([]);
  });

  it('tells a state that is not there from one that is null', () => {
    const [none, nothing] = link(
      [trailEntry(aMessage({ beforeState: undefined })), trailEntry(aMessage({ beforeState: null }))],
      empty,
      now,
    ).rows as [ChainedEntry, ChainedEntry];

    expect([none.beforeState, nothing.beforeState]).toEqual([null, 'null']);
    expect(hashOf({ ...none, beforeState: 'null' })).not.toBe(none.hash);
  });

  it('cannot be fooled by moving text from one column to the next', () => {
    const [row] = chained(1).rows as [ChainedEntry];
    const one = hashOf({ ...row, action: 'ab', actorId: 'c' });
    const other = hashOf({ ...row, action: 'a', actorId: 'bc' });

    expect(one).not.toBe(other);
  });

  it('is one for each partition of the log', () => {
    const chains = [0, 1, 2].map((partition) => chainOf(aUserOf(partition)));

    expect(chains).toEqual([0, 1, 2].map((partition) => `${topics.auditLog.name}/${partition}`));
  });
});

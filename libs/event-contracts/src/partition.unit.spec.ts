import { describe, expect, it } from 'vitest';

import { partitionOf } from './partition.js';

/** murmur2 as the Java client computes it: its own test vectors (UtilsTest.testMurmur2) first, then some of kafkajs. */
const javaHashes: [string, number][] = [
  ['21', -973932308],
  ['foobar', -790332482],
  ['a-little-bit-long-string', -985981536],
  ['a-little-bit-longer-string', -1486304829],
  ['lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8', -58897971],
  ['abc', 479470107],
  ['', 275646681],
  ['a', -1563381124],
  ['آمنہ', -2034527933],
  ['auth0|amina', -547605677],
  ['7f0c2c6e-7f55-4f7e-9d0a-2f6f3a1b4c5d', 1553569727],
];

describe('the partition of a key', () => {
  it.each(javaHashes)('follows the hash that the Java client gives %s', (key, hash) => {
    const everyHashItsOwn = { partitions: 2 ** 31 };

    expect(partitionOf(everyHashItsOwn, key)).toBe(hash & 0x7fffffff);
    expect(partitionOf(everyHashItsOwn, Buffer.from(key))).toBe(hash & 0x7fffffff);
  });

  it.each([1, 2, 3, 4, 6])('is one of %i, and each is used', (partitions) => {
    const used = new Set(Array.from({ length: 500 }, (_, index) => partitionOf({ partitions }, `user-${index}`)));

    expect([...used].toSorted((a, b) => a - b)).toEqual(Array.from({ length: partitions }, (_, index) => index));
  });
});

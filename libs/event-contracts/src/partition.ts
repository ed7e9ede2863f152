import type { Topic } from './topic.js';

/**
 * The partition a key belongs to, by the rule of the Java client's default partitioner (murmur2 of the bytes, sign bit
 * cleared, modulo), so that foreign producers put a user's records where ours do.
 */
export function partitionOf({ partitions }: Pick<Topic, 'partitions'>, key: string | Uint8Array): number {
  return (murmur2(typeof key === 'string' ? Buffer.from(key) : key) & 0x7fffffff) % partitions;
}

/** MurmurHash2, 32 bits, with the seed that Kafka uses; https://en.wikipedia.org/wiki/MurmurHash, in the public domain. */
function murmur2(bytes: Uint8Array): number {
  const multiplier = 0x5bd1e995;
  const scramble = (word: number) => {
    const mixed = Math.imul(word, multiplier);
    return Math.imul(mixed ^ (mixed >>> 24), multiplier);
  };

  const { length } = bytes;
  let hash = 0x9747b28c ^ length;
  const tail = length & ~3;
  for (let at = 0; at < tail; at += 4) {
    const word = bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
    hash = Math.imul(hash, multiplier) ^ scramble(word);
  }
  if (length - tail === 3) hash ^= bytes[tail + 2]! << 16;
  if (length - tail >= 2) hash ^= bytes[tail + 1]! << 8;
  if (length - tail >= 1) hash = Math.imul(hash ^ bytes[tail]!, multiplier);

  hash = Math.imul(hash ^ (hash >>> 13), multiplier);
  return hash ^ (hash >>> 15);
}

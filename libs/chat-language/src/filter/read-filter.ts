import { withTokens, type Scene } from '../intent/scene.js';
import { ownerDays } from '../languages/en/filter.words.js';
import type { Token } from '../text/tokens.js';
import type { Filter } from '../understanding.js';
import { FilterReader } from './filter-reader.js';

/** A filter with the words that it could make nothing of. */
export interface ReadFilter {
  readonly filter: Filter | undefined;
  readonly leftover: readonly number[];
}

/**
 * Reads all of the scene as a filter: conditions joined by and, or, not, `&`, `|`, `!` and parentheses. With more words
 * left over than `leftoverMax` it stops.
 */
export function readFilter(scene: Scene, leftoverMax = Number.POSITIVE_INFINITY): ReadFilter {
  const reader = new FilterReader(withoutOwners(scene), leftoverMax);
  const filter = reader.readWhole(0);
  return { filter, leftover: reader.leftover };
}

/** "Today's tasks" are those of today. */
export function withoutOwners(scene: Scene): Scene {
  return withTokens(scene, scene.tokens.map(withoutOwner));
}

function withoutOwner(token: Token): Token {
  if (!token.possessive || !owners.has(token.norm)) return token;
  return { ...token, norm: token.norm.replace(/s$/, ''), possessive: false };
}

const owners = new Set(ownerDays.split(' '));

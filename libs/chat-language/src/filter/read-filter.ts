import { namedAhead, namedWord, priorityLeaf, searchLeaf, statusWords, tagLeaf, undatedLeaf } from './leaves.js';
import { isAt, skip } from '../extract/reading.js';
import { withTokens, type Scene } from '../intent/scene.js';
import type { Token } from '../text/tokens.js';
import { filterNoise, filterNots, ownerDays } from '../languages/en/filter.words.js';
import { phraseSet, type Found } from '../text/phrases.js';
import type { Filter, FilterLeaf } from '../understanding.js';
import { both, either } from './combine.js';
import { completedLeaf } from './past-window.js';
import { readWindow } from './window.js';
import { traitLeaf } from './trait-leaf.js';
import { windowLeaf } from './window-ends.js';

const nots = phraseSet(filterNots);

/** A filter with the words that it could make nothing of. */
export interface ReadFilter {
  readonly filter: Filter | undefined;
  readonly leftover: readonly number[];
}

/** Reads all of the scene as a filter: conditions joined by and, or, not, `&`, `|`, `!` and parentheses. */
export function readFilter(scene: Scene): ReadFilter {
  const reader = new FilterReader(withoutOwners(scene));
  const filter = reader.readOr(0);
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

class FilterReader {
  readonly leftover: number[] = [];
  private at = 0;
  private sawCompleted = false;
  private isAfterNoun = false;

  constructor(private readonly scene: Scene) {}

  readOr(depth: number): Filter | undefined {
    let left = this.readAnd(depth);
    while (isAt(this.scene, this.at, 'or', '|', '||', 'ya')) {
      this.at += 1;
      const right = this.readAlternative(depth);
      left = left && right ? either(left, right) : (left ?? right);
    }
    const rest = this.isAfterNoun ? this.readAnd(depth) : undefined;
    return left && rest ? both(left, rest) : left;
  }

  /** "P1 or p2 tasks in #work": what stands behind the noun is said of both. */
  private readAlternative(depth: number): Filter | undefined {
    const start = this.at;
    const term = this.readTerm(depth);
    this.isAfterNoun = term !== undefined && isAt(this.scene, this.at, 'tasks', 'todos', 'items', 'ones');
    if (this.isAfterNoun) return term;
    this.at = start;
    return this.readAnd(depth);
  }

  private readAnd(depth: number): Filter | undefined {
    let all: Filter | undefined;
    let isJoined = false;
    while (this.at < this.scene.tokens.length && !isAt(this.scene, this.at, 'or', '|', '||', 'ya', ')')) {
      const joined = skip(this.scene, skip(this.scene, this.at, ',', '&', '+', ';'), 'and', '&', 'plus', 'aur');
      if (joined > this.at) {
        isJoined = true;
        this.at = joined;
        continue;
      }
      const term = this.readTerm(depth);
      if (!term) continue;
      all = all ? this.join(all, term, isJoined) : term;
      isJoined = false;
    }
    if (isAt(this.scene, this.at, ')') && depth === 0) {
      this.at += 1;
      const rest = this.readAnd(depth);
      return all && rest ? both(all, rest) : (all ?? rest);
    }
    return all;
  }

  /** "High and medium priority" cannot both hold of one task: one of them is meant. */
  private join(all: Filter, term: Filter, isJoined: boolean): Filter {
    const contradicts = (key: keyof FilterLeaf): boolean => isJoined && key in all && key in term;
    if (contradicts('priority') && Object.keys(all).length === 1 && Object.keys(term).length === 1)
      return either(all, term);
    if (isJoined && 'any' in all && 'priority' in term && all.any.every((part) => 'priority' in part))
      return either(all, term);
    if (contradicts('due') || (isJoined && 'dueAny' in all && 'due' in term)) return either(all, term);
    if (contradicts('status')) return either(all, term);
    return both(all, term);
  }

  private readTerm(depth: number): Filter | undefined {
    const { scene } = this;
    if (isAt(scene, this.at, '(') && depth < 20) {
      this.at += 1;
      const inner = this.readOr(depth + 1);
      if (isAt(scene, this.at, ')')) this.at += 1;
      return inner;
    }
    const leaf = this.readLeaf() ?? this.take(namedAhead(scene, this.at));
    if (leaf) return leaf;
    const not = isAt(scene, this.at, '!') ? { value: true, next: this.at + 1 } : nots.at(scene.tokens, this.at);
    if (not && depth < 20) return this.readNot(not.next, depth);
    this.skipWord();
    return undefined;
  }

  private readNot(next: number, depth: number): Filter | undefined {
    const start = this.at;
    this.at = next;
    while (this.isNoise()) this.at += 1;
    const inner = this.at < this.scene.tokens.length ? this.readTerm(depth + 1) : undefined;
    if (inner) return { not: inner };
    const word = this.leftover.at(-1);
    if (word === undefined || word < start) this.leftover.push(start);
    else return { not: namedWord(this.scene, this.leftover.pop()!) };
    return undefined;
  }

  private skipWord(): void {
    const token = this.scene.tokens[this.at];
    if (token && token.kind !== 'mark' && !this.isNoise()) this.leftover.push(this.at);
    this.at += 1;
  }

  private isNoise(): boolean {
    const token = this.scene.tokens[this.at];
    return token?.kind === 'word' && filterNoise.has(token.norm);
  }

  private readLeaf(): Filter | undefined {
    const { scene, at } = this;
    return (
      this.take(traitLeaf(scene, at)) ??
      this.take(tagLeaf(scene, at)) ??
      this.take(undatedLeaf(scene, at)) ??
      this.take(this.statusLeaf()) ??
      this.take(priorityLeaf(scene, at)) ??
      this.take(this.windowLeafHere()) ??
      this.take(searchLeaf(scene, at))
    );
  }

  private take(found: Found<Filter> | undefined): Filter | undefined {
    if (!found) return undefined;
    this.at = found.next;
    return found.value;
  }

  private statusLeaf(): Found<Filter> | undefined {
    const found = statusWords.at(this.scene.tokens, this.at);
    if (!found) return undefined;
    if (found.value === 'completed') this.sawCompleted = true;
    return { value: { status: found.value }, next: found.next };
  }

  /** After "completed" a window says when it was done; otherwise when it is due. */
  private windowLeafHere(): Found<Filter> | undefined {
    const { scene } = this;
    const isDue = isAt(scene, this.at, 'due');
    const start = skip(scene, skip(scene, this.at, 'due', 'scheduled', 'planned'), 'on', 'in', 'at', 'for');
    const isCompleted = this.sawCompleted && !isDue;
    const found =
      readWindow(scene, skip(scene, this.at, 'due', 'scheduled', 'planned'), isCompleted) ??
      readWindow(scene, start, isCompleted);
    if (!found) return undefined;
    if (!isCompleted) return { value: windowLeaf(found.value, scene.clock), next: found.next };
    return { value: completedLeaf(found.value, scene.clock), next: found.next };
  }
}

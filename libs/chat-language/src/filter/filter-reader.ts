import { isAt, skip } from '../extract/reading.js';
import type { Scene } from '../intent/scene.js';
import {
  clauseOpeners,
  filterExclusions,
  filterJoiners,
  filterNoise,
  filterNots,
  filterRestrictions,
  nounHeads,
  pluralNouns,
} from '../languages/en/filter.words.js';
import { phraseSet, type Found } from '../text/phrases.js';
import type { Filter } from '../understanding.js';
import { both, either, joined, kindOf } from './combine.js';
import { priorityLeaf, searchLeaf, statusWords, tagLeaf, undatedLeaf } from './leaves.js';
import { knownTag, namedAhead, namedWord } from './named.js';
import { completedLeaf } from './past-window.js';
import { traitLeaf } from './trait-leaf.js';
import { readWindow } from './window.js';
import { windowLeaf } from './window-ends.js';

const nots = phraseSet(filterNots);
const exclusions = phraseSet(filterExclusions);
const restrictions = phraseSet(filterRestrictions);
const joiners = phraseSet(filterJoiners);
const ors = ['or', '|', '||', 'ya', 'nor'];
const depthMax = 20;

/**
 * Reads a noun phrase with its conditions the way a careful person would: "or" between two of a kind binds tightest
 * ("due today or tomorrow"), then "and", then any other "or"; what is left out ("except …", "but only if …") is said of
 * all before it, and a relative clause ("ones that are p1 or overdue") is one condition.
 */
export class FilterReader {
  /** Places of the words that it could make nothing of. */
  readonly leftover: number[] = [];
  private at = 0;
  private sawCompleted = false;

  constructor(
    private readonly scene: Scene,
    private readonly leftoverMax: number,
  ) {}

  /** The alternatives, and what is said of all of them. */
  readWhole(depth: number): Filter | undefined {
    let whole: Filter | undefined;
    while (this.isReading()) {
      if (isAt(this.scene, this.at, ')')) {
        if (depth > 0) break;
        this.at += 1;
      }
      const part = this.readSaidOfAll(depth) ?? this.readOr(depth, false);
      if (part) whole = whole ? both(whole, part) : part;
    }
    return whole;
  }

  private isReading(): boolean {
    return this.at < this.scene.tokens.length && this.leftover.length <= this.leftoverMax;
  }

  /** "Except work", "but only if they are high". */
  private readSaidOfAll(depth: number): Filter | undefined {
    const start = skip(this.scene, this.at, ',');
    const excluded = exclusions.at(this.scene.tokens, start);
    if (excluded) return this.readNot(excluded.next, depth, true);
    const restricted = restrictions.at(this.scene.tokens, start);
    if (!restricted) return undefined;
    this.at = restricted.next;
    return this.readOr(depth, false);
  }

  private isSaidOfAll(): boolean {
    const start = skip(this.scene, this.at, ',');
    return Boolean(exclusions.at(this.scene.tokens, start) ?? restrictions.at(this.scene.tokens, start));
  }

  private readOr(depth: number, isClause: boolean): Filter | undefined {
    let left = this.readAnd(depth);
    let isAfterNoun = false;
    while (isAt(this.scene, this.at, ...ors)) {
      if (isClause && this.isNounPhrase(this.at + 1)) return left;
      this.at += 1;
      const start = this.at;
      let right = this.readTerm(depth);
      // "P1 or p2 tasks in #work": what stands behind the noun is said of both.
      isAfterNoun = right !== undefined && isAt(this.scene, this.at, ...pluralNouns);
      if (!isAfterNoun) {
        this.at = start;
        right = this.readAnd(depth);
      }
      left = left && right ? either(left, right) : (left ?? right);
    }
    const rest = isAfterNoun && left ? this.readAnd(depth) : undefined;
    return left && rest ? both(left, rest) : left;
  }

  private readAnd(depth: number): Filter | undefined {
    let all: Filter | undefined;
    let isJoined = false;
    while (this.isReading() && !isAt(this.scene, this.at, ...ors, ')') && !this.isSaidOfAll()) {
      const next = this.afterJoiners(skip(this.scene, this.at, ',', '&', '+', ';'));
      if (next > this.at) {
        isJoined = true;
        this.at = next;
        continue;
      }
      const isClause = all !== undefined && isAt(this.scene, this.at, ...clauseOpeners);
      if (isClause) this.at += 1;
      const term = isClause ? this.readOr(depth, true) : this.withAlternatives(this.readTerm(depth), depth);
      if (!term) continue;
      all = all ? joined(all, term, isJoined) : term;
      isJoined = false;
    }
    return all;
  }

  private afterJoiners(at: number): number {
    return joiners.at(this.scene.tokens, at)?.next ?? at;
  }

  /** "Due today or tomorrow": both are of a kind, so the "or" stands between these two. */
  private withAlternatives(first: Filter | undefined, depth: number): Filter | undefined {
    let term = first;
    while (term && isAt(this.scene, this.at, 'or', 'nor') && !this.isNounPhrase(this.at + 1)) {
      const [at, unread] = [this.at, this.leftover.length];
      this.at += 1;
      const other = this.readPastNoise(depth);
      if (!other || kindOf(other) === undefined || kindOf(other) !== kindOf(term)) {
        this.at = at;
        this.leftover.length = unread;
        break;
      }
      term = either(term, other);
    }
    return term;
  }

  /** "Or the high ones", "or anything tagged work": an alternative to all before it. */
  private isNounPhrase(at: number): boolean {
    const end = [at + 1, at + 2].find((place) => isAt(this.scene, place, ...pluralNouns));
    return isAt(this.scene, at, ...nounHeads) || end !== undefined;
  }

  private readTerm(depth: number): Filter | undefined {
    const { scene } = this;
    if (isAt(scene, this.at, '(') && depth < depthMax) {
      this.at += 1;
      const inner = this.readWhole(depth + 1);
      if (isAt(scene, this.at, ')')) this.at += 1;
      return inner;
    }
    const leaf =
      this.readLeaf() ??
      this.take(namedAhead(scene, this.at)) ??
      this.take(knownTag(scene, this.at, this.leftover.at(-1) === this.at - 1));
    if (leaf) return leaf;
    const not = isAt(scene, this.at, '!') ? { value: true, next: this.at + 1 } : nots.at(scene.tokens, this.at);
    if (not && depth < depthMax) return this.readNot(not.next, depth, isAt(scene, this.at, 'neither'));
    this.skipWord();
    return undefined;
  }

  /** "Not high", "except work and home": of a list none is meant. */
  private readNot(next: number, depth: number, isList: boolean): Filter | undefined {
    const start = this.at;
    this.at = next;
    let none = this.readNamed(start, depth);
    while (none && isList && isAt(this.scene, this.at, 'or', 'nor', 'and', ',', '&')) {
      const [at, unread] = [this.at, this.leftover.length];
      while (isAt(this.scene, this.at, 'or', 'nor', 'and', ',', '&')) this.at += 1;
      const other = this.isSaidOfAll() ? undefined : this.readNamed(this.at, depth);
      if (!other || (kindOf(other) !== kindOf(none) && !isAt(this.scene, at, 'or', 'nor'))) {
        this.at = at;
        this.leftover.length = unread;
        break;
      }
      none = either(none, other);
    }
    return none && { not: none };
  }

  /** A condition, or a word that names what is meant. */
  private readNamed(start: number, depth: number): Filter | undefined {
    const unread = this.leftover.length;
    const term = this.withAlternatives(this.readPastNoise(depth), depth);
    if (term) return term;
    if (this.leftover.length > unread) return namedWord(this.scene, this.leftover.pop()!);
    this.leftover.push(start);
    return undefined;
  }

  /** The next condition, which may begin with a word that says nothing elsewhere: "neither a date nor …". */
  private readPastNoise(depth: number): Filter | undefined {
    let leaf = this.readLeaf();
    while (!leaf && this.isNoise()) {
      this.at += 1;
      leaf = this.readLeaf();
    }
    return leaf ?? (this.at < this.scene.tokens.length ? this.readTerm(depth + 1) : undefined);
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
    const start = skip(scene, this.at, 'due', 'scheduled', 'planned');
    const behindLead = skip(scene, start, 'on', 'in', 'at', 'for');
    const isCompleted = this.sawCompleted && !isDue;
    const found =
      readWindow(scene, start, isCompleted) ??
      (behindLead > start ? readWindow(scene, behindLead, isCompleted) : undefined);
    if (!found) return undefined;
    if (!isCompleted) return { value: windowLeaf(found.value, scene.clock), next: found.next };
    return { value: completedLeaf(found.value, scene.clock), next: found.next };
  }
}

import type { Command, Intent } from '../understanding.js';
import type { Marked } from '../task/marked.js';
import type { Match, Slot } from './pattern.js';
import { within, type Scene } from './scene.js';

/** A command as far as one pattern made it out. */
export interface Draft {
  readonly command: Command;
  readonly marked: readonly Marked[];
  /** Tasks that would change if nothing more is asked. */
  readonly mutations: number;
  /** It continues the command before it: its target was left out. */
  readonly isContinuation?: boolean;
  /** Only a sentence without any trigger: anything else is preferred. */
  readonly isBare?: boolean;
  /** Its clauses mean nothing without each other. */
  readonly isWhole?: boolean;
  /** What was to be done to tasks that are not there, or not clear. */
  readonly wanted?: Intent;
  /** Its condition says which tasks it spares, not whether it is to be done. */
  readonly isSparing?: boolean;
  /** It holds only if no other line makes a command of the sentence. */
  readonly isDoubtful?: boolean;
  /** Talk with words of the person's own: a command may follow it. */
  readonly isTale?: boolean;
}

/** A pattern that matched, for the handler that makes a command of it. */
export class Matched {
  constructor(
    readonly scene: Scene,
    private readonly match: Match,
    readonly options: RuleOptions,
  ) {}

  has(name: string): boolean {
    return this.match.slots[name] !== undefined;
  }

  /** The scene cut down to a slot. */
  part(name: string): Scene {
    const slot = this.slot(name);
    return within(this.scene, slot.from, slot.to);
  }

  text(name: string): string {
    const { tokens } = this.part(name);
    const text = tokens
      .map(({ raw, gap }, index) => `${gap && index > 0 ? ' ' : ''}${raw}`)
      .join('')
      .trim();
    return tokens.length === 1 && tokens[0]!.kind === 'quoted' ? text.slice(1, -1) : text.replace(/\s+/g, ' ');
  }

  slot(name: string): Slot {
    const slot = this.match.slots[name];
    if (!slot) throw new Error(`The pattern has no slot ${name}`);
    return slot;
  }

  mark(name: string, as: Marked['as']): Marked[] {
    if (!this.has(name)) return [];
    const { from, to } = this.slot(name);
    return [markTokens(this.scene, from, to, as)];
  }

  /** The words of the command itself. */
  commandMarks(): Marked[] {
    return this.match.literals.map(({ from, to }) => markTokens(this.scene, from, to, 'command'));
  }
}

export interface RuleOptions {
  /** The verb is also the beginning of many a title: without a matching task the sentence is no such command. */
  readonly isLoose?: boolean;
  /** Which of the things a handler can do. */
  readonly variant?: string;
}

export function markTokens({ tokens }: Scene, from: number, to: number, as: Marked['as']): Marked {
  return { start: tokens[from]!.start, end: tokens[to - 1]!.end, as };
}

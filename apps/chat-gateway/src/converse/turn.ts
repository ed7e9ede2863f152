import type { ListGroup, Understanding } from '@todo/chat-language';
import type { Task } from '@todo/event-contracts';

import type { Asked, Listing } from './conversation-state.js';
import type { PersonTask } from './numbering.js';
import type { Part } from './step.js';

/** A task as an answer shows it, under its number where it has one. */
export type ShownTask = (Task | PersonTask) & { readonly number?: number; readonly group?: ListGroup };

/** What a person may choose from. */
export interface Choice {
  readonly number: number;
  readonly taskId: string;
  readonly title: string;
}

/** A part with what to say of it where nothing is to be done. */
export interface ToldPart extends Part {
  readonly text?: string;
}

/** What a question needs that is not in the tasks. */
export type LookUp =
  | { readonly kind: 'history'; readonly range: string | undefined; readonly taskIds: readonly string[] | undefined }
  | { readonly kind: 'explain' };

/** What a sentence leads to. */
export interface Turn {
  readonly understanding: Understanding;
  /** What is done and said, in order. */
  readonly parts: readonly ToldPart[];
  /** The message whose question is answered with yes: exactly the versions that it showed are touched. */
  readonly confirms?: string;
  readonly tasks?: readonly ShownTask[];
  readonly choices?: readonly Choice[];
  /** The tasks that are listed, in the order of their numbers. */
  readonly shown?: readonly string[];
  readonly asked?: Asked;
  /** What is left of the list, where it was not shown to its end. */
  readonly listing?: Listing;
  readonly lookUp?: LookUp;
  /** A question lapsed without a word. */
  readonly lapsed?: true;
}

import type { Command, GivenTask, Intent } from '@todo/chat-language';
import type { NewTask, ProfilePatch, Target, TaskPatch } from '@todo/event-contracts';

/** What one command is to do. */
export type Action =
  | { readonly kind: 'create'; readonly tasks: readonly Omit<NewTask, 'taskId'>[] }
  | {
      readonly kind: 'update';
      readonly set?: TaskPatch;
      readonly addTags?: readonly string[];
      readonly removeTags?: readonly string[];
      readonly shift?: string;
    }
  | { readonly kind: 'complete' | 'reopen' | 'archive' | 'delete' | 'skip' }
  | {
      readonly kind: 'undo';
      readonly direction: 'undo' | 'redo';
      /** How many of the newest commands; 1 with `commandId`. */
      readonly count: number;
      readonly commandId?: string;
    }
  | { readonly kind: 'profile'; readonly set: ProfilePatch };

/** One command as a sentence asks for it, before it has an id. */
export interface Step {
  readonly tool: Intent;
  /** What was understood, by the names of the format page. */
  readonly arguments: Readonly<Record<string, unknown>>;
  readonly action: Action;
  /** The tasks it is about, at the versions that were seen. */
  readonly targets: readonly Target[];
}

/** One command of a sentence: what to say of it, and what it takes. */
export interface Part {
  readonly command: Command;
  /** The tasks that the command's numbers mean. */
  readonly tasks: readonly NamedTask[];
  readonly steps: readonly Step[];
}

/** A numbered task that can be found again. */
export interface NamedTask extends GivenTask {
  readonly taskId: string;
}

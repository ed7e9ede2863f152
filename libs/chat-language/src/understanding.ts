/** What the assistant makes of a sentence. Only the fields that apply are present; absent means empty. */
export interface Understanding extends Command {
  /** `en`, `ur`, `ur-Latn`, or the code of a language it does not speak. */
  readonly lang: string;
  /** How many tasks would change if nothing more is asked. */
  readonly mutations: number;
  /** What the person would read if it succeeds. */
  readonly reply: string;
  readonly understood: readonly UnderstoodSpan[];
}

export type Intent =
  | 'create_task'
  | 'create_many'
  | 'list_tasks'
  | 'count_tasks'
  | 'complete_task'
  | 'reopen_task'
  | 'delete_task'
  | 'update_task'
  | 'skip_occurrence'
  | 'set_reminder'
  | 'cancel_reminder'
  | 'snooze'
  | 'history'
  | 'set_preference'
  | 'undo'
  | 'redo'
  | 'explain'
  | 'confirm'
  | 'choose'
  | 'multi'
  | 'clarify'
  | 'not_found'
  | 'greeting'
  | 'smalltalk'
  | 'help'
  | 'out_of_scope';

/** One command of a sentence, without the fields that only the whole sentence has. */
export interface Command extends Partial<NewTask> {
  readonly intent: Intent;
  readonly tasks?: readonly NewTask[];
  readonly filter?: Filter;
  readonly sort?: Sort;
  readonly refs?: readonly Ref[];
  /** Numbers of the given tasks that are meant. */
  readonly resolvesTo?: readonly number[];
  readonly set?: TaskChange;
  readonly addTags?: readonly string[];
  readonly removeTags?: readonly string[];
  /** ISO 8601 duration by which the due date moves. */
  readonly shift?: string;
  readonly nextDue?: string;
  readonly until?: string;
  readonly range?: string;
  readonly effect?: Effect;
  /** It will ask first. */
  readonly confirm?: true;
  readonly timezone?: string;
  readonly quietHours?: { readonly from: string; readonly to: string } | null;
  readonly digest?: { readonly at: string } | null;
  readonly language?: string;
  readonly dayFirst?: boolean;
  readonly count?: number;
  readonly answer?: boolean;
  readonly commands?: readonly Command[];
  readonly pendingIntent?: Intent;
  readonly candidates?: readonly number[];
}

export type Effect = 'already_completed' | 'not_completed' | 'not_recurring' | 'no_due' | 'no_reminder' | 'no_change';

export interface NewTask {
  readonly title: string;
  readonly description?: string;
  /** An instant; never together with `dueDate`. */
  readonly due?: string;
  /** A calendar date. */
  readonly dueDate?: string;
  readonly priority?: Priority;
  readonly tags?: readonly string[];
  /** RRULE without prefix. */
  readonly recurrence?: string;
  readonly anchor?: 'completion';
  readonly firstDue?: string;
  /** The first five; computed only when asked for. */
  readonly occurrences?: readonly string[];
  readonly remindAt?: readonly string[];
  /** ISO 8601 durations, negative = before due. */
  readonly reminderOffsets?: readonly string[];
}

export type Priority = 'low' | 'medium' | 'high';
export type TaskStatus = 'pending' | 'completed' | 'archived';

export interface TaskChange {
  readonly title?: string;
  readonly description?: string | null;
  readonly due?: string | null;
  readonly dueDate?: string | null;
  readonly priority?: Priority | null;
  readonly tags?: readonly string[] | null;
  readonly recurrence?: string | null;
  readonly anchor?: 'completion';
  readonly status?: 'archived';
}

export type Ref = { readonly number: number } | { readonly title: string } | { readonly last: true };

export type Filter =
  FilterLeaf | { readonly all: readonly Filter[] } | { readonly any: readonly Filter[] } | { readonly not: Filter };

export interface FilterLeaf {
  readonly status?: TaskStatus | 'all';
  readonly priority?: Priority;
  readonly tags?: readonly string[];
  readonly due?: DueWindow;
  readonly dueAny?: readonly DueWindow[];
  readonly from?: string;
  readonly to?: string;
  readonly completedIn?: string;
  readonly search?: string;
  /** Only tasks without a tag. */
  readonly untagged?: true;
  /** Only tasks that repeat. */
  readonly recurring?: true;
}

export type DueWindow =
  'today' | 'tomorrow' | 'overdue' | 'this_week' | 'next_week' | 'next_7_days' | 'this_month' | 'none' | 'any';

export interface Sort {
  readonly by: 'due' | 'priority' | 'created' | 'title';
  readonly order: 'asc' | 'desc';
}

export type SpanKind =
  'title' | 'due' | 'recurrence' | 'reminder' | 'priority' | 'tag' | 'reference' | 'filter' | 'description' | 'command';

export interface UnderstoodSpan {
  readonly text: string;
  /** UTF-16 offsets into the sentence. */
  readonly start: number;
  readonly end: number;
  readonly as: SpanKind;
}

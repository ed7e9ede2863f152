import type { RejectionCode } from '@todo/event-contracts';
import type { Frequency } from '../calendar/rule.js';
import type { Effect } from '../understanding.js';
import type { ListGroup } from './list-groups.js';

/**
 * A language's sentences and names. In a text `{name}` is filled in, and `{name?one|many}` takes its first half where
 * the value is 1.
 */
export interface Speech {
  /** Short names, Monday first. */
  readonly weekdays: readonly string[];
  /** Short names. */
  readonly months: readonly string[];
  /** Full names, Monday first. */
  readonly weekdayNames: readonly string[];
  readonly texts: Readonly<Record<ReplyKey, string>>;
  /** Each once, every other one, every {n}. */
  readonly every: Readonly<Record<Frequency, readonly [string, string, string]>>;
  readonly units: Readonly<Record<DurationUnit, string>>;
  /** Names of the languages that replies are given in. */
  readonly languages: Readonly<Record<string, string>>;
  /** `15th`. */
  readonly ordinal: (count: number) => string;
  /** Between the members of a list. */
  readonly comma: string;
  /** Joins the last two of a list. */
  readonly and: string;
  readonly quotes: readonly [string, string];
  readonly isRightToLeft: boolean;
  /** What asks for the rest of a list, as people say it; the first is what replies offer. */
  readonly moreWords: readonly string[];
}

export type DurationUnit = 'years' | 'months' | 'weeks' | 'days' | 'hours' | 'minutes' | 'seconds';

/** Why something did not happen. */
export type RefusalReason =
  | RejectionCode
  /** What it needs may be part of a change that is not confirmed yet. */
  | 'still_on_its_way'
  /** A fault on our side: nobody could handle it. */
  | 'failed';

/** How a task changed, as its history tells it. */
export type ChangeKind =
  'created' | 'edited' | 'completed' | 'reopened' | 'archived' | 'deleted' | 'skipped' | 'restored';

export type ReplyKey =
  | Effect
  | RefusalReason
  | `was_${ChangeKind}`
  | `group_${ListGroup}`
  | NewTaskKey
  | ChangeKey
  | RepeatKey
  | PreferenceKey
  | ListKey
  | 'created'
  | 'createdMany'
  | 'completed'
  | 'reopened'
  | 'archived'
  | 'deleted'
  | 'updated'
  | 'skipped'
  | 'nextDue'
  | 'dueAgain'
  | 'reminderSet'
  | 'reminderCancelled'
  | 'snoozed'
  | 'undone'
  | 'undoneMany'
  | 'isAsBefore'
  | 'isGoneAgain'
  | 'redone'
  | 'redoneMany'
  | 'isThereAgain'
  | 'isDeletedAgain'
  | 'undoHint'
  | 'explain'
  | 'explainSaid'
  | 'explainNone'
  | 'history'
  | 'historyNone'
  | 'historyLine'
  | 'confirmedYes'
  | 'confirmedNo'
  | 'lapsed'
  | 'chosen'
  | 'chosenNone'
  | 'clarify'
  | 'clarifyOpen'
  | 'clarifyChange'
  | 'clarifyUndo'
  | 'notUnderstood'
  | 'remindWhen'
  | 'notFound'
  | 'greeting'
  | 'smalltalk'
  | 'help'
  | 'outOfScope'
  | 'foreign'
  | 'onItsWay'
  | 'refused'
  | 'leftOut'
  | 'askFirst'
  | `ask_${'delete' | 'complete' | 'reopen' | 'archive' | 'update' | 'skip' | 'remind' | 'silence' | 'snooze' | 'create' | 'undo' | 'redo' | 'prefer'}`
  | 'everythingMatching'
  | 'theTask'
  | 'taskNumber'
  | 'someTasks'
  | 'it';

type NewTaskKey =
  | 'dueAt'
  | 'low'
  | 'medium'
  | 'high'
  | 'withPriority'
  | 'ofPriority'
  | 'withTags'
  | 'repeats'
  | 'fromCompletion'
  | 'withReminders'
  | 'withNote'
  | 'before'
  | 'after'
  | 'atDue';

type ChangeKey =
  | 'renamedTo'
  | 'noDate'
  | 'noRepeat'
  | 'noNote'
  | 'noTags'
  | 'noReminders'
  | 'remindersNow'
  | 'noteNow'
  | 'tagsAdded'
  | 'tagsRemoved'
  | 'movedLater'
  | 'movedEarlier'
  | 'nowArchived';

type RepeatKey =
  | 'everyDays'
  | 'everyOtherDays'
  | 'everyWeeksOn'
  | 'weekday'
  | 'weekendDay'
  | 'onThe'
  | 'onDate'
  | 'inMonths'
  | 'dayOfMonth'
  | 'lastDay'
  | 'firstWorkingDay'
  | 'lastWorkingDay'
  | 'nthWeekday'
  | 'lastWeekday'
  | 'nthLastWeekday'
  | 'nthLastDay'
  | 'untilDate'
  | 'times'
  | 'ownRule';

type PreferenceKey =
  | 'preference'
  | 'prefersZone'
  | 'prefersQuiet'
  | 'prefersNoQuiet'
  | 'prefersDigest'
  | 'prefersNoDigest'
  | 'prefersLanguage'
  | 'prefersDayFirst'
  | 'prefersMonthFirst';

type ListKey =
  | 'listed'
  | 'listedMore'
  | 'listedNone'
  | 'listedUnknown'
  | 'listedAll'
  | 'counted'
  | 'more'
  | 'moreOnly'
  | 'completedOn';

import * as change from './change-handlers.js';
import * as create from './create-handlers.js';
import type { Draft, Matched, RuleOptions } from './draft.js';
import * as past from './history-handlers.js';
import * as preference from './preference-handlers.js';
import * as question from './question-handlers.js';
import * as reminder from './reminder-handlers.js';
import * as speech from './talk-handlers.js';
import * as told from './told-preferences.js';
import * as tag from './tag-handlers.js';
import * as update from './update-handlers.js';

type Handler = (matched: Matched) => Draft | undefined;

/** What a rule can do with what its pattern matched; nothing when the words turn out to mean something else. */
export const handlers = {
  complete: change.completeTask,
  ask: change.askWhich,
  reopen: change.reopenTask,
  delete: change.deleteTask,
  deleteAll: change.deleteAll,
  cancelAllReminders: change.cancelAllReminders,
  archive: change.archiveTask,
  skip: change.skipOccurrence,
  reportDone: change.reportDone,
  reportPassive: change.reportPassive,
  taskHistory: past.taskHistory,
  cancelReminder: change.cancelReminder,
  setReminder: reminder.setReminder,
  setReminderBefore: reminder.setReminderBefore,
  remindWhenDue: reminder.remindWhenDue,
  snooze: reminder.snooze,
  changeValues: update.changeValues,
  continueChange: update.continueChange,
  changeTime: update.changeTime,
  clearDate: update.clearDate,
  clearField: update.clearField,
  shift: update.shiftDue,
  rename: update.renameTask,
  note: update.setNote,
  addTags: tag.addTags,
  setTags: tag.setTags,
  swapTags: tag.swapTags,
  moveFrom: update.moveFrom,
  removeTags: tag.removeTags,
  stepPriority: update.stepPriority,
  fixedPriority: update.fixedPriority,
  list: question.listTasks,
  count: question.countTasks,
  completedWithin: question.completedWithin,
  showTask: question.showTask,
  listDay: question.listDay,
  listSoonest: question.listSoonest,
  history: past.changesWithin,
  create: create.createTasks,
  createWith: create.createWith,
  createWithBehind: create.createWithBehind,
  createRepeating: create.createRepeating,
  createReminded: create.createReminded,
  createRemindedBefore: create.createRemindedBefore,
  timezone: preference.setTimezone,
  quietHours: preference.setQuietHours,
  noQuietHours: preference.clearQuietHours,
  digest: preference.setDigest,
  noDigest: preference.clearDigest,
  language: preference.setLanguage,
  dayFirst: preference.setDayFirst,
  activeHours: preference.setActiveHours,
  quietOutside: preference.setQuietOutside,
  tellTimezone: told.tellTimezone,
  tellQuietHours: told.tellQuietHours,
  tellDigest: told.tellDigest,
  tellLanguage: told.tellLanguage,
  tellDayFirst: told.tellDayFirst,
  tellDayFirstByExample: told.tellDayFirstByExample,
  dayFirstByExample: preference.setDayFirstByExample,
  completeExcept: change.completeExcept,
  completeIfMeant: change.completeIfMeant,
  deleteOthers: change.deleteOthers,
  clearAllDates: update.clearAllDates,
  undo: speech.undo,
  redo: speech.redo,
  noWait: speech.noWait,
  unclearUndo: speech.unclearUndo,
  talk: speech.talk,
  tell: speech.tell,
  explainAbout: speech.explainAbout,
  outside: speech.outside,
} satisfies Record<string, Handler>;

export type HandlerName = keyof typeof handlers;

/** These answer what is said to the assistant, take back, or set how it works. */
export const talkHandlers: ReadonlySet<HandlerName> = new Set([
  ...(['talk', 'tell', 'explainAbout', 'undo', 'redo', 'noWait'] as const),
  ...(['timezone', 'quietHours', 'noQuietHours', 'digest', 'noDigest', 'language'] as const),
  ...(['dayFirst', 'activeHours', 'dayFirstByExample'] as const),
]);

/** One line of a language's table: the patterns, and what is done with what they match. Earlier lines win. */
export interface Rule extends RuleOptions {
  readonly does: HandlerName;
  readonly patterns: readonly string[];
}

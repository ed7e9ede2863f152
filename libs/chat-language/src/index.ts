export { understand, textLengthMax } from './understand.js';
export { reply } from './reply/reply.js';
export { pastWindow, tasksMatching } from './filter/tasks-matching.js';
export { asksForMore } from './reply/more.js';
export { groupsOn, listGroups, type ListGroup } from './reply/list-groups.js';
export { listedMax } from './reply/lists.js';
export type { HistoryEntry, Outcome } from './reply/outcome.js';
export type { ChangeKind, RefusalReason } from './reply/speech.js';
export type { Awaiting, Given, GivenTask, UnderstandContext, UnderstandOptions } from './given.js';
export type {
  Command,
  DueWindow,
  Effect,
  Filter,
  FilterLeaf,
  Intent,
  NewTask,
  Priority,
  Ref,
  Sort,
  SpanKind,
  TaskChange,
  TaskStatus,
  Understanding,
  UnderstoodSpan,
} from './understanding.js';

export { understand, textLengthMax } from './understand.js';
export { reply } from './reply/reply.js';
export { pastWindow, tasksMatching } from './filter/tasks-matching.js';
export type { Outcome, RefusalReason } from './reply/outcome.js';
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

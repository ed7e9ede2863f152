import { archiveTask } from './commands/archive-task.js';
import { completeTask } from './commands/complete-task.js';
import { createTask } from './commands/create-task.js';
import { deleteTask } from './commands/delete-task.js';
import { reopenTask } from './commands/reopen-task.js';
import { skipTask } from './commands/skip-task.js';
import { undoChanges } from './commands/undo-changes.js';
import { updateProfile } from './commands/update-profile.js';
import { updateTask } from './commands/update-task.js';
import type { MessageDefinition, MessageOf } from './define.js';
import { auditCheckpointed } from './events/audit-checkpointed.js';
import { auditRecorded } from './events/audit-recorded.js';
import { commandAccepted } from './events/command-accepted.js';
import { commandFailed } from './events/command-failed.js';
import { commandRejected } from './events/command-rejected.js';
import { notificationDelivered } from './events/notification-delivered.js';
import { notificationFailed } from './events/notification-failed.js';
import { taskCompleted } from './events/task-completed.js';
import { taskCreated } from './events/task-created.js';
import { taskDeleted } from './events/task-deleted.js';
import { taskReminder } from './events/task-reminder.js';
import { taskSnapshot } from './events/task-snapshot.js';
import { taskUpdated } from './events/task-updated.js';
import { userProfileUpdated } from './events/user-profile-updated.js';

/** What `todo.commands` carries. */
export const commands = [
  createTask,
  updateTask,
  completeTask,
  reopenTask,
  archiveTask,
  deleteTask,
  skipTask,
  undoChanges,
  updateProfile,
] as const;
export type Command = MessageOf<(typeof commands)[number]>;

/** What `todo.task.events` carries. */
export const taskEvents = [taskCreated, taskUpdated, taskCompleted, taskDeleted, taskSnapshot] as const;
export type TaskEvent = MessageOf<(typeof taskEvents)[number]>;

/** What `todo.command.results` carries. */
export const commandResults = [commandAccepted, commandRejected, commandFailed] as const;
export type CommandResult = MessageOf<(typeof commandResults)[number]>;

/** What `todo.notifications` carries. */
export const notificationEvents = [notificationDelivered, notificationFailed] as const;
export type NotificationEvent = MessageOf<(typeof notificationEvents)[number]>;

/** Every message of the system; a new one is added here and is then known to readers, docs and drift tests. */
export const catalog: readonly MessageDefinition[] = [
  ...commands,
  ...commandResults,
  ...taskEvents,
  taskReminder,
  userProfileUpdated,
  ...notificationEvents,
  auditRecorded,
  auditCheckpointed,
];

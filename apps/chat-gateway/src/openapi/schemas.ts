import { leftOutTask, rejectionCode, task, touchedTask } from '@todo/event-contracts';
import { z } from 'zod';

import { chatBody, understandBody } from '../chat/chat-body.js';
import { signInBody } from '../identity/dev-sign-in.controller.js';
import { systemStatus } from '../status-page/system-status.js';
import { newTaskBody, taskPatchBody } from '../task/task-body.js';

const nextCursor = z.string().nullable().meta({ description: 'Hand it back as `cursor`; null: the last page.' });

const taskPage = z.object({ items: z.array(task), nextCursor });

const fieldChange = z.object({ field: z.string(), before: z.unknown(), after: z.unknown() });
const historyItem = z.object({
  version: z.int(),
  change: z.string(),
  at: z.iso.datetime(),
  by: z.string(),
  causedBy: z.string().meta({ description: 'The command that caused it.' }),
  changes: z.array(fieldChange),
  task: task.nullable().meta({ description: 'null: deleted.' }),
});
const historyPage = z.object({ items: z.array(historyItem), nextCursor });

const deletedTask = z.object({ taskId: z.uuid(), version: z.int(), deleted: z.literal(true) });

const pendingCommand = z.object({
  commandId: z.uuid(),
  status: z.literal('pending'),
  taskId: z.uuid(),
  message: z.string(),
});

const ofCommand = { commandId: z.uuid(), type: z.string(), requestedAt: z.iso.datetime() };
const command = z.discriminatedUnion('status', [
  z.object({ ...ofCommand, status: z.literal('pending') }),
  z.object({
    ...{ ...ofCommand, status: z.literal('accepted') },
    tasks: z.array(touchedTask),
    leftOut: z.array(leftOutTask),
    profileVersion: z.int().optional(),
    undoableUntil: z.iso.datetime().optional(),
  }),
  z.object({
    ...{ ...ofCommand, status: z.literal('rejected') },
    code: rejectionCode,
    message: z.string(),
    leftOut: z.array(leftOutTask),
  }),
  z.object({ ...ofCommand, status: z.literal('failed'), code: z.string(), message: z.string() }),
]);

const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  code: z.string(),
  instance: z.string().optional(),
  correlationId: z.string().optional(),
  current: task.nullable().optional().meta({ description: 'The present state, when it is in the way.' }),
});

const signedIn = z.object({
  token: z.string(),
  userId: z.string(),
  name: z.string(),
  email: z.string(),
  roles: z.array(z.string()),
  expiresAt: z.iso.datetime(),
});

const span = z.object({ text: z.string(), start: z.int(), end: z.int(), as: z.string() });
const toolCall = z.object({
  tool: z.string().meta({ description: 'The name of an intent.' }),
  arguments: z.record(z.string(), z.unknown()),
  result: z.looseObject({ status: z.string(), commandId: z.uuid() }),
});
const shownTask = z.looseObject({ taskId: z.uuid(), title: z.string(), number: z.int().optional(), group: z.string().optional() }); // prettier-ignore
const answered = {
  intent: z.string(),
  understood: z.array(span),
  toolCalls: z.array(toolCall),
  tasks: z.array(shownTask).optional(),
  choices: z.array(z.object({ number: z.int(), taskId: z.uuid(), title: z.string() })).optional(),
  undo: z.object({ commandId: z.uuid(), until: z.iso.datetime() }).optional(),
};
const chatAnswer = z.object({ conversationId: z.uuid(), messageId: z.uuid(), response: z.string(), ...answered });
const ofConversation = {
  ...{ conversationId: z.uuid(), title: z.string() },
  ...{ createdAt: z.iso.datetime(), updatedAt: z.iso.datetime() },
};
const conversationPage = z.object({ items: z.array(z.object(ofConversation)), nextCursor });
const ofMessage = { messageId: z.uuid(), text: z.string(), at: z.iso.datetime() };
const conversation = z.object({
  ...ofConversation,
  messages: z.array(
    z.discriminatedUnion('role', [
      z.object({ ...ofMessage, role: z.literal('user') }),
      z.object({ ...ofMessage, role: z.literal('assistant'), status: z.enum(['pending', 'finished']), ...answered }),
    ]),
  ),
  nextCursor: nextCursor.meta({ description: 'Leads to earlier messages; null: there are none.' }),
});
const understanding = z.looseObject({
  ...{ intent: z.string(), lang: z.string(), mutations: z.int(), reply: z.string(), understood: z.array(span) },
});

const named = {
  ChatMessage: chatBody,
  ChatAnswer: chatAnswer,
  ConversationPage: conversationPage,
  Conversation: conversation,
  Sentence: understandBody,
  Understanding: understanding,
  Task: task,
  NewTask: newTaskBody,
  TaskPatch: taskPatchBody,
  TaskPage: taskPage,
  HistoryPage: historyPage,
  DeletedTask: deletedTask,
  PendingCommand: pendingCommand,
  Command: command,
  Problem: problem,
  DevSignIn: signInBody,
  SignedIn: signedIn,
  SystemStatus: systemStatus,
};

/** A schema that the document can name. */
export type SchemaName = keyof typeof named;

/** The reference to a named schema. */
export const refTo = (name: SchemaName) => ({ $ref: `#/components/schemas/${name}` });

/** All named schemas, as JSON Schema 2020-12, and those that they share. */
export function jsonSchemas(): Record<string, unknown> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(named)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, { io: 'input', uri: (id) => `#/components/schemas/${id}` });
  // Schemas of the contracts that have names of their own are collected under one; here each stands by itself.
  const { __shared: shared, ...own } = schemas;
  const all = { ...own, ...(shared?.$defs as typeof schemas | undefined) };
  const plain = Object.entries(all).map(([id, { $schema: _dialect, $id: _uri, id: _id, ...schema }]) => [id, schema]);
  const text = JSON.stringify(Object.fromEntries(plain)).replaceAll('__shared#/$defs/', '');
  return JSON.parse(text) as Record<string, unknown>;
}

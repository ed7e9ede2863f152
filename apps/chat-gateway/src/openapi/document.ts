import { z } from 'zod';

import { taskQuery } from '../list-tasks/task-query.js';
import { conversationQuery } from '../show-conversations/conversation.controller.js';
import { historyQuery } from '../show-task/task.controller.js';
import { jsonSchemas, refTo, type SchemaName } from './schemas.js';

/** One operation, as the table below writes it. */
interface Operation {
  readonly summary: string;
  readonly query?: z.ZodObject;
  readonly body?: { readonly schema: SchemaName; readonly type?: string };
  /** What is answered when it went well, by status. */
  readonly answers: Readonly<Record<number, SchemaName>>;
  /** Statuses of problems beside those that every operation has. */
  readonly problems?: readonly number[];
  readonly headers?: readonly (keyof typeof headerParameters)[];
  readonly open?: true;
  /** Server-sent events instead of JSON. */
  readonly stream?: true;
}

const headerParameters = {
  'Idempotency-Key': 'Makes it safe to send the request again: the same key and body have one effect, for 24 hours.',
  'If-Match': 'The ETag of the task as it was read. Another version is refused with 412.',
  'If-None-Match': 'The ETag that is known already.',
  'Last-Event-ID': 'The id that was seen last. The stream goes on behind it.',
} as const;

const change = { headers: ['Idempotency-Key', 'If-Match'], problems: [404, 409, 412, 422] } as const;
const changed = { 200: 'Task', 202: 'PendingCommand' } as const;
const mergePatch = 'application/merge-patch+json';

const operations: Readonly<Record<string, Readonly<Record<string, Operation>>>> = {
  '/api/tasks': {
    get: { summary: 'Lists tasks, a page at a time.', query: taskQuery, answers: { 200: 'TaskPage' } },
    post: {
      summary: 'Adds a task. 202: it is saved and on its way; the outcome will be at `Location`.',
      ...{ body: { schema: 'NewTask' }, answers: { 201: 'Task', 202: 'PendingCommand' } },
      ...{ headers: ['Idempotency-Key'], problems: [409, 422] },
    },
  },
  '/api/tasks/{taskId}': {
    get: { summary: 'One task.', answers: { 200: 'Task' }, headers: ['If-None-Match'], problems: [404] },
    patch: {
      ...{ summary: 'Changes fields; null clears.', body: { schema: 'TaskPatch', type: mergePatch } },
      ...{ answers: changed, ...change },
    },
    delete: { summary: 'Deletes a task.', answers: { 200: 'DeletedTask', 202: 'PendingCommand' }, ...change },
  },
  '/api/tasks/{taskId}/complete': { post: { summary: 'Marks a task done.', answers: changed, ...change } },
  '/api/tasks/{taskId}/reopen': { post: { summary: 'Makes a task pending again.', answers: changed, ...change } },
  '/api/tasks/{taskId}/history': {
    get: {
      ...{ summary: 'Every version of a task, the newest first.', query: historyQuery },
      ...{ answers: { 200: 'HistoryPage' }, problems: [404] },
    },
  },
  '/api/commands/{commandId}': {
    get: { summary: 'What became of a change.', answers: { 200: 'Command' }, problems: [404] },
  },
  '/api/chat': {
    post: {
      summary: 'Says something to the assistant. 202: what it asks for is saved and on its way.',
      ...{ body: { schema: 'ChatMessage' }, answers: { 200: 'ChatAnswer', 202: 'ChatAnswer' } },
      ...{ headers: ['Idempotency-Key'], problems: [404, 409, 422] },
    },
  },
  '/api/conversations': {
    get: {
      summary: 'Conversations, the newest first.',
      query: conversationQuery,
      answers: { 200: 'ConversationPage' },
    },
  },
  '/api/conversations/{conversationId}': {
    get: {
      ...{ summary: 'The messages of a conversation, the newest page first.', query: conversationQuery },
      ...{ answers: { 200: 'Conversation' }, problems: [404] },
    },
  },
  '/api/understand': {
    post: {
      summary: 'What a sentence would mean. Changes nothing.',
      ...{ body: { schema: 'Sentence' }, answers: { 200: 'Understanding' } },
    },
  },
  '/api/stream': {
    get: {
      summary:
        'What happens, as it happens: events `task`, `command`, `notification`, `conversation`, and `reset` when the ' +
        'id is too old to go on from. A comment every 20 s. Ends when the token does.',
      ...{ answers: {}, headers: ['Last-Event-ID'], stream: true },
    },
  },
  '/api/dev/sign-in': {
    post: {
      ...{ summary: 'Signs in by name, in development only.', body: { schema: 'DevSignIn' }, open: true },
      ...{ answers: { 200: 'SignedIn' }, problems: [403] },
    },
  },
  '/api/dev/status': {
    get: {
      ...{ summary: 'How the whole system does, in development only.', open: true },
      ...{ answers: { 200: 'SystemStatus' }, problems: [403] },
    },
  },
  '/api/openapi.json': { get: { summary: 'This document.', answers: {}, open: true } },
};

/** The HTTP interface as an OpenAPI 3.1 document. */
export function openApiDocument(devSignIn: boolean): Record<string, unknown> {
  const paths = Object.entries(operations)
    .filter(([path]) => devSignIn || !path.startsWith('/api/dev/'))
    .map(([path, methods]) => [path, pathItem(path, methods)]);
  return {
    openapi: '3.1.0',
    info: { title: 'Todo chatbot', version: '1.0.0', description: 'Errors are `application/problem+json` (RFC 9457).' },
    security: [{ token: [] }],
    paths: Object.fromEntries(paths) as unknown,
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      schemas: jsonSchemas(),
    },
  };
}

function pathItem(path: string, methods: Readonly<Record<string, Operation>>) {
  const parameters = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    ...{ name, in: 'path', required: true, schema: { type: 'string', format: 'uuid' } },
  }));
  const written = Object.entries(methods).map(([method, operation]) => [method, operationObject(operation)]);
  return { ...(parameters.length === 0 ? {} : { parameters }), ...(Object.fromEntries(written) as object) };
}

function operationObject({ summary, query, body, answers, problems = [], headers = [], open, stream }: Operation) {
  const parameters = [...(query === undefined ? [] : queryParameters(query)), ...headers.map(headerParameter)];
  const refused = [400, ...(open ? [] : [401]), 405, 406, 413, 415, 429, 431, 500, 503, ...problems].sort(
    (a, b) => a - b,
  );
  const ok = Object.entries(answers).map(([status, name]) => [
    status,
    answer('as asked', 'application/json', refTo(name)),
  ]);
  const told = stream ? [['200', answer('events', 'text/event-stream', { type: 'string' })]] : [];
  const other =
    ok.length === 0 && !stream ? [['200', answer('the document', 'application/json', { type: 'object' })]] : [];
  const problem = refused.map((status) => [status, answer('refused', 'application/problem+json', refTo('Problem'))]);
  return {
    summary,
    ...(open ? { security: [] } : {}),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(body && {
      requestBody: { required: true, content: { [body.type ?? 'application/json']: { schema: refTo(body.schema) } } },
    }),
    responses: Object.fromEntries([...ok, ...told, ...other, ...problem]) as unknown,
  };
}

const answer = (description: string, type: string, schema: object) => ({
  description,
  content: { [type]: { schema } },
});

const headerParameter = (name: keyof typeof headerParameters) => ({
  ...{ name, in: 'header', description: headerParameters[name], schema: { type: 'string' } },
});

function queryParameters(query: z.ZodObject) {
  return Object.entries(query.shape).map(([name, schema]) => {
    const { $schema: _dialect, ...json } = z.toJSONSchema(schema as z.ZodType, { io: 'input' });
    return { name, in: 'query', schema: json };
  });
}

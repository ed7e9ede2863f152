import { randomUUID } from 'node:crypto';

import {
  commandFailed,
  type CommandFailed,
  encode,
  type Envelope,
  type MessageDefinition,
} from '@todo/event-contracts';

/** What a record is made of; its place and offset are given by the topic it is appended to. */
export interface RecordParts {
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly headers: Readonly<Record<string, Buffer>>;
}

/** A small message: `label` tells it apart in what a test expects. */
export function message(label: string, { userId = 'ada' } = {}): CommandFailed {
  const eventId = randomUUID();
  return {
    eventId,
    timestamp: '2026-05-15T15:00:00Z',
    eventType: 'command.failed',
    source: 'todo-command-service',
    userId,
    payload: { commandId: eventId, code: label, message: 'It went wrong.' },
    headers: { schemaVersion: 1, correlationId: 'chat-1', causationId: eventId, actor: { type: 'user', id: userId } },
  };
}

/** What tells a message apart; see `message`. */
export const labelOf = ({ payload }: Envelope): string => (payload as CommandFailed['payload']).code;

/** A message as a producer of ours writes it. */
export function encoded(of: Envelope, definition: MessageDefinition = commandFailed): RecordParts {
  const { key, value, headers } = encode(definition, of);
  const bytes = Object.entries(headers).map(([name, text]) => [name, Buffer.from(text)] as const);
  return { key: Buffer.from(key), value, headers: Object.fromEntries(bytes) };
}

/** A message of a version that nobody here can read yet. */
export function newerVersion(label: string): RecordParts {
  const of = message(label);
  return encoded({ ...of, headers: { ...of.headers, schemaVersion: 99 } });
}

/** Bytes that are no message. */
export const garbage = (text = '{"half": '): RecordParts => ({
  key: Buffer.from('ada'),
  value: Buffer.from(text),
  headers: {},
});

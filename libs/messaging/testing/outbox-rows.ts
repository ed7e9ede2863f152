import { topics } from '@todo/event-contracts';

import type { OutboxRow } from '../src/outbox/outgoing-record.js';

let lastId = 0;

/** An outbox row; ids count up. */
export function outboxRow(given: Partial<OutboxRow> & { readonly bytes?: number } = {}): OutboxRow {
  const { bytes = 10, ...fields } = given;
  lastId += 1;
  return {
    id: String(lastId),
    userId: 'ada',
    topic: topics.taskEvents.name,
    partition: 0,
    key: null,
    value: Buffer.alloc(bytes, `${lastId} `),
    headers: {},
    ...fields,
  };
}

/** Some rows alike, in the order of their ids. */
export const outboxRows = (count: number, given: Parameters<typeof outboxRow>[0] = {}): OutboxRow[] =>
  Array.from({ length: count }, () => outboxRow(given));

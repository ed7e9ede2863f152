import type { AuditRecorded } from '@todo/event-contracts';
import type { HandlerContext } from '@todo/messaging';
import { describe, expect, it } from 'vitest';

import { aMessage, aUserOf, someMessages } from '../testing/audit-messages.js';
import { InMemoryTrail } from '../testing/in-memory-trail.js';
import { RecordEntries } from './record-entries.js';

const now = new Date('2026-05-15T12:00:00Z');

function given() {
  const trail = new InMemoryTrail();
  const handler = new RecordEntries(trail, () => now);
  const context = { tx: null, group: 'audit-service' } as HandlerContext<null>;
  const record = async (...messages: AuditRecorded[]) =>
    (await handler.handleMany(messages, context)).map((outcome) => outcome.kind);
  return { trail, record };
}

describe('recording entries', () => {
  it('adds each to the chain of its user, in the order of the log', async () => {
    const { trail, record } = given();
    const [ada, bob] = [aUserOf(0), aUserOf(2)];
    const messages = [ada, bob, ada, bob, ada].map((userId) => aMessage({ userId }));

    const outcomes = await record(...messages);

    expect(outcomes).toEqual(['done', 'done', 'done', 'done', 'done']);
    const placesOf = (user: string) => trail.rows.flatMap((row) => (row.userId === user ? [row.sequence] : []));
    expect([placesOf(ada), placesOf(bob)]).toEqual([
      [1, 2, 3],
      [1, 2],
    ]);
    const idsOf = (user: string) => trail.rows.flatMap((row) => (row.userId === user ? [row.entryId] : []));
    expect(idsOf(ada)).toEqual([0, 2, 4].map((at) => messages[at]?.payload.entryId));
  });

  it('skips an entry that it has, alone or among others, and that stands in a batch twice', async () => {
    const { trail, record } = given();
    const [first, second, third] = someMessages(3) as [AuditRecorded, AuditRecorded, AuditRecorded];
    await record(first);

    const outcomes = await record(first, second, second, third, first);

    expect(outcomes).toEqual(['skipped', 'done', 'skipped', 'done', 'skipped']);
    expect(trail.rows.map(({ entryId, sequence }) => [entryId, sequence])).toEqual([
      [first.payload.entryId, 1],
      [second.payload.entryId, 2],
      [third.payload.entryId, 3],
    ]);
  });

  it('locks the chains before it looks at what it has, and writes nothing when there is nothing new', async () => {
    const { trail, record } = given();
    const message = aMessage();
    await record(message);
    trail.calls.length = 0;

    await record(message);

    expect(trail.calls).toEqual(['lockHeads', 'rememberEntries']);
  });

  it('makes room for the days of late and early entries', async () => {
    const { trail, record } = given();

    await record(aMessage({ timestamp: '1999-12-31T23:59:59Z' }), aMessage({ timestamp: '2999-01-01T00:00:00Z' }));

    expect([...trail.days]).toEqual(['2026-02-14', '2026-05-15']);
    expect(trail.rows.map(({ happenedAt }) => happenedAt.slice(0, 4))).toEqual(['1999', '2999']);
  });

  it('takes an id in capitals for the id that it is', async () => {
    const { trail, record } = given();
    const message = aMessage();
    await record(message);

    const outcomes = await record(aMessage({ entryId: message.payload.entryId.toUpperCase() }));

    expect(outcomes).toEqual(['skipped']);
    expect(trail.rows).toHaveLength(1);
  });
});

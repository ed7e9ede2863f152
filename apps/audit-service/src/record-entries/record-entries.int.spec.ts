import { randomUUID } from 'node:crypto';

import { chainOf, hashOf, noHash } from '../trail/chain.js';
import { chainedEntry, entryColumnsSql, type EntryRow } from '../adapters/entry-rows.js';
import { aMessage, aUserOf, someMessages } from '../testing/audit-messages.js';
import { type AuditRig, auditRig } from '../testing/audit-rig.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let rig: AuditRig;
beforeAll(async () => {
  rig = await auditRig();
});
afterAll(() => rig.close());

async function rowsOf(...userIds: string[]) {
  const { rows } = await rig.pool.query<EntryRow>(
    `select ${entryColumnsSql} from audit_entries where user_id = any($1) order by chain_id, sequence`,
    [userIds],
  );
  return rows.map(chainedEntry);
}

const countOf = (outcomes: readonly { kind: string }[], kind: string) =>
  outcomes.filter((outcome) => outcome.kind === kind).length;

describe('recording entries in PostgreSQL', () => {
  it('keeps an entry as it was told, every row with the hash of what it holds', async () => {
    const userId = aUserOf(1);
    const odd = { note: 'a "quoted" {brace}, \\ and, null\n\u0001 سلام 🙂', n: [1e21, -0.5, true, null], '': {} };
    const messages = [
      aMessage({ userId, beforeState: odd, afterState: null }),
      aMessage({ userId, beforeState: undefined, afterState: ['NULL', '{}'] }),
      aMessage({ userId, timestamp: '2026-05-15T15:00:00.123456Z', action: 'a', resourceId: ',"{}' }),
    ];

    const outcomes = await rig.record(...messages);

    const rows = await rowsOf(userId);
    expect(countOf(outcomes, 'done')).toBe(3);
    expect(rows.map((row) => hashOf(row))).toEqual(rows.map(({ hash }) => hash));
    expect(rows.map(({ entryId }) => entryId)).toEqual(messages.map(({ payload }) => payload.entryId));
    expect(rows.map(({ beforeState }) => beforeState && (JSON.parse(beforeState) as unknown))).toEqual([
      odd,
      null,
      messages[2]?.payload.beforeState,
    ]);
    expect([rows[0]?.afterState, rows[1]?.beforeState, rows[1]?.afterState]).toEqual(['null', null, '["NULL","{}"]']);
    expect(rows[2]).toMatchObject({ happenedAt: '2026-05-15T15:00:00.123456Z', resourceId: ',"{}' });
  });

  it('records each entry once, however often and in whatever company it comes', async () => {
    const userId = aUserOf(0);
    const messages = someMessages(20, { userId });
    await rig.record(...messages.slice(0, 10));

    const again = await rig.record(...messages, ...messages);
    const replay = await rig.record(...messages);

    expect([countOf(again, 'done'), countOf(again, 'skipped'), countOf(replay, 'skipped')]).toEqual([10, 30, 20]);
    const rows = await rowsOf(userId);
    expect(rows.map(({ entryId }) => entryId)).toEqual(messages.map(({ payload }) => payload.entryId));
  });

  it('records one entry once when ten deliveries of it come at the same time', async () => {
    const message = aMessage({ userId: aUserOf(2) });

    const outcomes = await Promise.all(Array.from({ length: 10 }, () => rig.record(message)));

    expect(countOf(outcomes.flat(), 'done')).toBe(1);
    expect(await rowsOf(message.userId)).toHaveLength(1);
  });

  it('takes one id for one entry also when it comes on another day or from another user', async () => {
    const message = aMessage({ userId: aUserOf(2) });
    const later = new Date(Date.now() + 3 * 86_400_000).toISOString();
    await rig.record(message);

    const outcomes = await rig.record(
      aMessage({ entryId: message.payload.entryId, userId: aUserOf(1) }),
      aMessage({ entryId: message.payload.entryId, userId: message.userId, timestamp: later }),
    );

    expect(countOf(outcomes, 'skipped')).toBe(2);
  });

  it('forgets that it saw an entry when the transaction of its batch fails', async () => {
    const message = aMessage({ userId: aUserOf(1) });
    const failing = rig.record(message, aMessage({ userId: aUserOf(1), timestamp: '0000-01-01T00:00:00Z' }));

    await expect(failing).rejects.toMatchObject({ code: '22008' });
    const outcomes = await rig.record(message);

    expect(countOf(outcomes, 'done')).toBe(1);
  });

  it('takes 500 entries of mixed users at once, those of each user in their order', async () => {
    const users = Array.from({ length: 40 }, (_, at) => aUserOf(at % 3));
    const messages = Array.from({ length: 500 }, (_, at) => aMessage({ userId: users[(at * 7) % 40]! }));

    const outcomes = await rig.record(...messages);

    expect(countOf(outcomes, 'done')).toBe(500);
    const rows = await rowsOf(...users);
    for (const user of users) {
      const told = messages.filter(({ userId }) => userId === user).map(({ payload }) => payload.entryId);
      expect(rows.filter(({ userId }) => userId === user).map(({ entryId }) => entryId)).toEqual(told);
    }
  });

  it('records what is late, early or out of all reason, on days that there were not', async () => {
    const userId = aUserOf(0);
    const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
    const times = [daysAgo(-400), daysAgo(0), daysAgo(40), daysAgo(89), daysAgo(400), '1970-01-01T00:00:00Z'];

    const outcomes = await rig.record(...times.map((timestamp) => aMessage({ userId, timestamp })));

    expect(countOf(outcomes, 'done')).toBe(6);
    const filed = (await rowsOf(userId)).map(({ filedAt }) => filedAt);
    expect(filed).toEqual(filed.toSorted());
  });
});

describe('two instances of the service', () => {
  it('add to the same chains by turns, and every chain stays whole', async () => {
    const fresh = await auditRig();
    const other = await auditRig({ databaseUrl: fresh.databaseUrl });
    const users = Array.from({ length: 30 }, (_, at) => aUserOf(at % 3));
    const batch = () => Array.from({ length: 25 }, () => aMessage({ userId: users[Math.floor(Math.random() * 30)]! }));

    const batches = Array.from({ length: 40 }, batch);
    // Every batch goes to both, as when a partition changes hands in the middle of it; four at a time on each.
    const lanes = [fresh, other].flatMap((rig) => [0, 1, 2, 3].map((lane) => ({ rig, lane })));
    await Promise.all(
      lanes.map(async ({ rig, lane }) => {
        for (let at = lane; at < batches.length; at += 4) await rig.record(...batches[at]!);
      }),
    );

    const { rows } = await fresh.pool.query<EntryRow>(
      `select ${entryColumnsSql} from audit_entries order by chain_id, sequence`,
    );
    const entries = rows.map(chainedEntry);
    expect(new Set(entries.map(({ entryId }) => entryId)).size).toBe(1000);
    expect(entries).toHaveLength(1000);
    for (const [chainId, chain] of Map.groupBy(entries, (entry) => entry.chainId)) {
      expect(chain.map(({ sequence }) => sequence)).toEqual(chain.map((_, at) => at + 1));
      expect(chain.map(({ previousHash }) => previousHash)).toEqual([
        noHash,
        ...chain.slice(0, -1).map(({ hash }) => hash),
      ]);
      expect(chain.every((row) => hashOf(row) === row.hash && chainOf(row.userId) === chainId)).toBe(true);
    }
    await Promise.all([fresh.close(), other.close()]);
  });

  it('makes the same chains again when the log is read again into an empty database', async () => {
    const [first, second] = await Promise.all([auditRig(), auditRig()]);
    const messages = [0, 1, 2].flatMap((partition) =>
      someMessages(30, { userId: aUserOf(partition), correlationId: randomUUID() }),
    );
    await first.record(...messages);

    for (let at = 0; at < messages.length; at += 7) await second.record(...messages.slice(at, at + 7));

    const heads = ({ pool }: AuditRig) => pool.query('select chain_id, sequence, hash from audit_chains order by 1');
    expect((await heads(second)).rows).toEqual((await heads(first)).rows);
    await Promise.all([first.close(), second.close()]);
  });
});

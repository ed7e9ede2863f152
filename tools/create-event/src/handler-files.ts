import type { EventPlan } from './event-plan.js';

/** The handler of the event and its test, by their paths in the service. */
export function handlerFiles(plan: EventPlan): [string, string][] {
  const name = `src/keep-${plan.file}/keep-${plan.file}`;
  return [
    [`${name}.ts`, handler(plan)],
    [`${name}.int.spec.ts`, handlerTest(plan)],
  ];
}

function handler({ type, file, typeName, idField, table }: EventPlan): string {
  return `import type { ${typeName} } from '@todo/event-contracts';
import { type BatchHandler, done, type HandlerContext, type Outcome, skipped } from '@todo/messaging';
import type { SqlClient } from '@todo/messaging-prisma';

/** Keeps one row of every \`${type}\`, however often it is told. */
export class Keep${typeName} implements BatchHandler<${typeName}, SqlClient> {
  // Part of what identifies this handler in dead letters and replays: renaming it orphans them.
  readonly name = 'keep-${file}';

  async handleMany(events: readonly ${typeName}[], { tx }: HandlerContext<SqlClient>): Promise<Outcome[]> {
    const { rows } = await tx.query<{ event_id: string }>(
      \`insert into ${table} (event_id, user_id, resource_id, happened_at)
       select * from unnest($1::uuid[], $2::text[], $3::uuid[], $4::timestamptz[])
       on conflict (event_id) do nothing returning event_id\`,
      [
        events.map(({ eventId }) => eventId),
        events.map(({ userId }) => userId),
        events.map(({ payload }) => payload.${idField}),
        events.map(({ timestamp }) => timestamp),
      ],
    );
    const kept = new Set(rows.map(({ event_id }) => event_id));
    // An event that stands in the batch twice counts where it stands first.
    return events.map(({ eventId }) => (kept.delete(eventId) ? done : skipped('kept before')));
  }
}
`;
}

function handlerTest({ type, file, typeName, idField, constant, consumer, table }: EventPlan): string {
  return `import { fileURLToPath } from 'node:url';

import { ${constant}, type ${typeName} } from '@todo/event-contracts';
import { goldenFiles } from '@todo/event-contracts/golden';
import { done, skipped } from '@todo/messaging';
import { transactions } from '@todo/messaging-prisma';
import { freshDatabase } from '@todo/testkit';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { Keep${typeName} } from './keep-${file}.js';

const migrationsDir = fileURLToPath(new URL('../../prisma/migrations', import.meta.url));
const { full, minimal } = goldenFiles().find(({ type }) => type === ${constant}.type)!.records as Record<string, ${typeName}>;

let pool: pg.Pool;
beforeAll(async () => {
  pool = new pg.Pool({ connectionString: await freshDatabase({ migrationsDir }) });
});
afterAll(() => pool.end());

/** Hands events to the handler in one transaction, as the consumer would. */
const handle = (...events: ${typeName}[]) =>
  transactions(pool, { publish: () => true, isInFlight: () => true })((transaction) =>
    new Keep${typeName}().handleMany(events, { ...transaction, group: '${consumer}' }),
  );

it('every ${type} is kept once, in one batch and in several', async () => {
  expect(await handle(full!, minimal!, full!)).toEqual([done, done, skipped('kept before')]);
  expect(await handle(full!)).toEqual([skipped('kept before')]);

  const { rows } = await pool.query('select event_id, user_id, resource_id from ${table} order by event_id');
  expect(rows).toEqual(
    [full!, minimal!].map(({ eventId, userId, payload }) => ({
      event_id: eventId,
      user_id: userId,
      resource_id: payload.${idField},
    })),
  );
});
`;
}

import type { SqlClient } from '@todo/messaging-prisma';

import type { Bounds } from '../stream/resumption.js';

/** Reads what there is of a stream. */
export class StreamBounds {
  constructor(private readonly db: SqlClient) {}

  async of(userId: string): Promise<Bounds> {
    const { rows } = await this.db.query<{ head: string | null; oldest: string | null }>(
      `select (select position from streams where user_id = $1) as head,
              (select min(position) from stream_events where user_id = $1) as oldest`,
      [userId],
    );
    const { head = null, oldest = null } = rows[0] ?? {};
    return { head: Number(head ?? 0), oldest: oldest === null ? undefined : Number(oldest) };
  }
}

import type { SqlClient } from '@todo/messaging-prisma';

/** Notes an address as seen. @returns whether it is the first time. */
export async function noteEmail(tx: SqlClient, userId: string, email: string): Promise<boolean> {
  const { rowCount } = await tx.query(
    'insert into seen_emails (user_id, email) values ($1, $2) on conflict do nothing',
    [userId, email],
  );
  return rowCount === 1;
}

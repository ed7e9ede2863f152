import type { SqlClient } from '@todo/messaging-prisma';

import type { AfterAttempt } from '../delivery/after-attempt.js';
import type { Delivery } from '../delivery/delivery.js';
import { deliveryColumns, deliveryOf, type DeliveryRow } from './delivery-row.js';

/** A mail that this process, and no other, is sending. */
export interface ClaimedMail {
  readonly delivery: Delivery;
  readonly address: string;
  readonly zone: string;
  /** How many attempts there were, this one included: a claim counts only as long as it is the last one. */
  readonly attempts: number;
}

/** Contacts that mail can go to. */
const addressed = `from contacts c where c.user_id = d.user_id and c.email is not null`;

/** Takes a mail that is due for sending; undefined when somebody else did, it was cancelled, or has no address. */
export async function claimMail(db: SqlClient, deliveryId: string): Promise<ClaimedMail | undefined> {
  const { rows } = await db.query<DeliveryRow & { email: string; zone: string; attempts: number }>(
    `update deliveries d
     set state = 'sending', attempts = d.attempts + 1, sending_since = clock_timestamp(), next_attempt_at = null
     from contacts c
     where d.delivery_id = $1 and d.state = 'queued' and d.next_attempt_at <= now()
       and c.user_id = d.user_id and c.email is not null
     returning ${deliveryColumns}, d.attempts, c.email, c.time_zone as zone`,
    [deliveryId],
  );
  const [row] = rows;
  return row && { delivery: deliveryOf(row), address: row.email, zone: row.zone, attempts: row.attempts };
}

/** Writes down how an attempt ended. @returns false when the claim no longer counts. */
export async function settleMail(
  tx: SqlClient,
  { delivery, attempts }: ClaimedMail,
  after: AfterAttempt,
): Promise<boolean> {
  const again = after.state === 'queued';
  const { rowCount } = await tx.query(
    `update deliveries
     set state = $3, reason = $4, attempts = attempts - $5, sending_since = null,
         next_attempt_at = clock_timestamp() + make_interval(secs => $6::float / 1000),
         title = case when $6::float is null then null else title end,
         settled_at = case when $6::float is null then clock_timestamp() end
     where delivery_id = $1 and state = 'sending' and attempts = $2`,
    [
      ...[delivery.deliveryId, attempts, after.state],
      'reason' in after ? after.reason : null,
      again && !after.counted ? 1 : 0,
      again ? after.delayMs : null,
    ],
  );
  return rowCount === 1;
}

/** Whose mail this is, if it is due and has no address to go to. */
export async function ownerOfUnaddressed(db: SqlClient, deliveryId: string): Promise<string | undefined> {
  const { rows } = await db.query<{ user_id: string }>(
    `select d.user_id from deliveries d
     where d.delivery_id = $1 and d.state = 'queued' and d.next_attempt_at <= now()
       and not exists (select ${addressed})`,
    [deliveryId],
  );
  return rows[0]?.user_id;
}

/** Skips a mail that has no address to go to. @returns what it was; undefined when it has an address after all. */
export async function skipUnaddressed(
  tx: SqlClient,
  deliveryId: string,
  reason: string,
): Promise<Delivery | undefined> {
  const { rows } = await tx.query<DeliveryRow>(
    `update deliveries d
     set state = 'skipped', reason = $2, title = null, next_attempt_at = null, settled_at = clock_timestamp()
     from (select delivery_id, title from deliveries where delivery_id = $1) before
     where d.delivery_id = before.delivery_id and d.state = 'queued' and not exists (select ${addressed})
     returning ${deliveryColumns.replace('d.title', 'before.title')}`,
    [deliveryId, reason],
  );
  return rows[0] && deliveryOf(rows[0]);
}

/** Mails that somebody began to send so long ago that they cannot be at it any more. */
export async function lostMails(db: SqlClient, olderThanMs: number, rowsMax: number) {
  const { rows } = await db.query<{ deliveryId: string; userId: string }>(
    `select delivery_id as "deliveryId", user_id as "userId" from deliveries
     where state = 'sending' and sending_since < now() - make_interval(secs => $1::float / 1000)
     order by sending_since limit $2`,
    [olderThanMs, rowsMax],
  );
  return rows;
}

/** Gives up mails whose senders are lost. @returns those that nobody settled, or began to send again, meanwhile. */
export async function giveUpLost(
  tx: SqlClient,
  deliveryIds: readonly string[],
  olderThanMs: number,
  reason: string,
): Promise<{ delivery: Delivery; attempts: number }[]> {
  const { rows } = await tx.query<DeliveryRow & { attempts: number }>(
    `update deliveries d
     set state = 'unknown', reason = $2, title = null, sending_since = null, settled_at = clock_timestamp()
     from (select delivery_id, title from deliveries where delivery_id = any($1::uuid[])) before
     where d.delivery_id = before.delivery_id and d.state = 'sending'
       and d.sending_since < now() - make_interval(secs => $3::float / 1000)
     returning ${deliveryColumns.replace('d.title', 'before.title')}, d.attempts`,
    [deliveryIds, reason, olderThanMs],
  );
  return rows.map((row) => ({ delivery: deliveryOf(row), attempts: row.attempts }));
}

/** How many mails wait or are on their way, and how late the latest is. */
export async function mailBacklog(db: SqlClient): Promise<{ queued: number; sending: number; latestMs: number }> {
  // Two looks, because each of them has an index of its own, and the table holds weeks of mails that are done with.
  const { rows } = await db.query<{ queued: number; sending: number; late_ms: number | null }>(
    `select (select count(*)::int from deliveries where state = 'sending') as sending, count(*)::int as queued,
            (extract(epoch from clock_timestamp() - min(next_attempt_at)) * 1000)::float as late_ms
     from deliveries where state = 'queued'`,
  );
  const [row] = rows;
  return { queued: row?.queued ?? 0, sending: row?.sending ?? 0, latestMs: Math.max(0, row?.late_ms ?? 0) };
}

import type { SqlClient } from '@todo/messaging-prisma';

import type { CancelReason, Delivery } from '../delivery/delivery.js';
import type { PlannedDelivery } from '../delivery/plan-delivery.js';
import { deliveryColumns, deliveryOf, type DeliveryRow } from './delivery-row.js';

/** How the ledger begins for each step of a plan. */
const firstState = { queue: 'queued', show: 'sent', skip: 'skipped', cancel: 'cancelled' } as const;

/**
 * Writes deliveries that are not there yet; whatever was planned before stays as it is.
 * @returns the ids of those written.
 */
export async function addDeliveries(tx: SqlClient, planned: readonly PlannedDelivery[]): Promise<Set<string>> {
  const of = <Value>(value: (delivery: Delivery) => Value) => planned.map(({ delivery }) => value(delivery));
  const { rows } = await tx.query<{ delivery_id: string }>(
    `insert into deliveries (delivery_id, user_id, reminder_id, scheduled_for, channel, task_id, task_version, title, due,
       time_zone, correlation_id, causation_id, traceparent, state, reason, next_attempt_at, settled_at)
     select delivery_id, user_id, reminder_id, scheduled_for, channel, task_id, task_version,
       case when delay_ms is not null then title end, due, time_zone, correlation_id, causation_id, traceparent, state,
       reason, clock_timestamp() + make_interval(secs => delay_ms / 1000.0),
       case when delay_ms is null then clock_timestamp() end
     from unnest($1::uuid[], $2::text[], $3::uuid[], $4::timestamptz[], $5::text[], $6::uuid[], $7::int[], $8::text[],
       $9::text[], $10::text[], $11::text[], $12::text[], $13::text[], $14::text[], $15::text[], $16::int[])
       as r(delivery_id, user_id, reminder_id, scheduled_for, channel, task_id, task_version, title, due, time_zone,
         correlation_id, causation_id, traceparent, state, reason, delay_ms)
     on conflict do nothing
     returning delivery_id`,
    [
      of(({ deliveryId }) => deliveryId),
      of(({ userId }) => userId),
      of(({ reminderId }) => reminderId),
      of(({ scheduledFor }) => scheduledFor),
      of(({ channel }) => channel),
      of(({ taskId }) => taskId),
      of(({ taskVersion }) => taskVersion),
      of(({ title }) => title),
      of(({ due }) => due),
      of(({ timeZone }) => timeZone),
      of(({ correlationId }) => correlationId),
      of(({ causationId }) => causationId),
      of(({ traceparent }) => traceparent),
      planned.map(({ step }) => firstState[step]),
      planned.map((plan) => ('reason' in plan ? plan.reason : null)),
      planned.map((plan) => (plan.step === 'queue' ? plan.delayMs : null)),
    ],
  );
  return new Set(rows.map(({ delivery_id }) => delivery_id));
}

/** Mails about these tasks that have not gone out. */
export async function queuedOf(
  tx: SqlClient,
  tasks: readonly { readonly userId: string; readonly taskId: string }[],
): Promise<Delivery[]> {
  const { rows } = await tx.query<DeliveryRow>(
    `select ${deliveryColumns} from unnest($1::text[], $2::uuid[]) named(user_id, task_id)
     join deliveries d on d.user_id = named.user_id and d.task_id = named.task_id
     where d.state = 'queued'`,
    [tasks.map(({ userId }) => userId), tasks.map(({ taskId }) => taskId)],
  );
  return rows.map(deliveryOf);
}

/** Takes back mails, unless they went out meanwhile. Their jobs find nothing to do. @returns how many. */
export async function cancelQueued(
  tx: SqlClient,
  cancelled: readonly { readonly deliveryId: string; readonly reason: CancelReason }[],
): Promise<number> {
  const { rowCount } = await tx.query(
    `update deliveries d
     set state = 'cancelled', reason = c.reason, title = null, next_attempt_at = null, settled_at = clock_timestamp()
     from unnest($1::uuid[], $2::text[]) c(delivery_id, reason)
     where d.delivery_id = c.delivery_id and d.state = 'queued'`,
    [cancelled.map(({ deliveryId }) => deliveryId), cancelled.map(({ reason }) => reason)],
  );
  return rowCount ?? 0;
}

/**
 * How long a delivery is remembered, in days: longer than any topic keeps a reminder that could be replayed, so that
 * none is delivered twice.
 */
const keptDays = 35;

/** Forgets deliveries that ended long ago. @returns how many; not more than `rowsMax` in one go. */
export async function forgetOldDeliveries(db: SqlClient, rowsMax: number): Promise<number> {
  // now() and not clock_timestamp(), which no index can be searched by.
  const { rowCount } = await db.query(
    `delete from deliveries where delivery_id in (
       select delivery_id from deliveries
       where created_at < now() - make_interval(days => ${keptDays}) and settled_at is not null limit $1
     )`,
    [rowsMax],
  );
  return rowCount ?? 0;
}

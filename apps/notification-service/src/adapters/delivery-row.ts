import type { Delivery } from '../delivery/delivery.js';

/** The columns of a delivery that is still to be told of, as its row holds them. */
export type DeliveryRow = Omit<Delivery, 'scheduledFor' | 'due' | 'timeZone' | 'traceparent'> & {
  readonly scheduledFor: Date;
  readonly due: string | null;
  readonly timeZone: string | null;
  readonly traceparent: string | null;
};

/** For `select` and `returning`, of a table named d. */
export const deliveryColumns = `
  d.delivery_id as "deliveryId", d.user_id as "userId", d.task_id as "taskId", d.task_version as "taskVersion",
  d.reminder_id as "reminderId", d.scheduled_for as "scheduledFor", d.channel, d.title, d.due,
  d.time_zone as "timeZone", d.correlation_id as "correlationId", d.causation_id as "causationId", d.traceparent`;

export function deliveryOf(row: DeliveryRow): Delivery {
  return {
    deliveryId: row.deliveryId,
    userId: row.userId,
    taskId: row.taskId,
    taskVersion: row.taskVersion,
    reminderId: row.reminderId,
    // In the spelling in which the service that schedules writes it.
    scheduledFor: row.scheduledFor.toISOString().replace('.000Z', 'Z'),
    channel: row.channel,
    title: row.title,
    due: row.due ?? undefined,
    timeZone: row.timeZone ?? undefined,
    correlationId: row.correlationId,
    causationId: row.causationId,
    traceparent: row.traceparent ?? undefined,
  };
}

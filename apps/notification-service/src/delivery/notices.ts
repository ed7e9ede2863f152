import {
  type Notification,
  type NotificationDelivered,
  notificationDelivered,
  type NotificationFailed,
  notificationFailed,
} from '@todo/event-contracts';

import type { Delivery, MailDoubt, MailFailure } from './delivery.js';
import { saidOf } from './delivery-id.js';
import { dueText } from './due-text.js';
import { problemText, type TellableProblem } from './problem-text.js';

const source = 'notification-service';

/** When and for whom something is said. */
export interface Telling {
  readonly now: Date;
  /** The zone the person lives in, as far as it is known. */
  readonly zone: string | undefined;
}

/** A reminder reached its person on its channel; an in-app one does so by this very message. */
export function reminderDelivered(delivery: Delivery, { now, zone }: Telling): NotificationDelivered {
  const notification = { ...noticeOf(delivery, zone), notificationId: delivery.deliveryId };
  return {
    ...envelope(delivery, 'delivered', now),
    eventType: notificationDelivered.type,
    payload: { notification, deliveredAt: now.toISOString() },
  };
}

/** A reminder did not reach its person, or nobody can tell. */
export function reminderFailed(
  delivery: Delivery,
  ended: { outcome: 'failed'; reason: MailFailure } | { outcome: 'unknown'; reason: MailDoubt },
  attempts: number,
  { now, zone }: Telling,
): NotificationFailed {
  const notification = { ...noticeOf(delivery, zone), notificationId: delivery.deliveryId };
  return {
    ...envelope(delivery, ended.outcome, now),
    eventType: notificationFailed.type,
    payload: { notification, ...ended, attempts, failedAt: now.toISOString() },
  };
}

/** Tells the person in the app of a reminder that did not get through on its channel. */
export function problemTold(delivery: Delivery, problem: TellableProblem, telling: Telling): NotificationDelivered {
  const { text: due, ...notice } = noticeOf(delivery, telling.zone);
  const notification: Notification = {
    ...notice,
    notificationId: saidOf(delivery.deliveryId, 'delivery-problem'),
    kind: 'delivery-problem',
    channel: 'in-app',
    text: [problemText(problem), ...(due === undefined ? [] : [due])].join(' '),
  };
  return {
    ...envelope(delivery, 'problem told', telling.now),
    eventType: notificationDelivered.type,
    payload: { notification, deliveredAt: telling.now.toISOString() },
  };
}

function noticeOf({ channel, title, due, taskId, reminderId, scheduledFor, timeZone }: Delivery, zone?: string) {
  return {
    kind: 'reminder' as const,
    ...{ channel, title, taskId, reminderId, scheduledFor },
    ...(due === undefined ? {} : { text: `Due ${dueText(due, zone ?? timeZone ?? 'UTC')}.` }),
  };
}

/** @param said what is said; said twice it has the same id, so that it is heard once. */
function envelope({ deliveryId, userId, correlationId, causationId, traceparent }: Delivery, said: string, now: Date) {
  return {
    eventId: saidOf(deliveryId, said),
    timestamp: now.toISOString(),
    source,
    userId,
    headers: {
      // Both kinds of notification are at this version; the contract's golden records hold it.
      schemaVersion: notificationDelivered.version,
      ...{ correlationId, causationId },
      actor: { type: 'service' as const, id: source },
      ...(traceparent === undefined ? {} : { traceparent }),
    },
  };
}

import type { TaskReminder } from '@todo/event-contracts';

import type { Contact } from '../contact/contact.js';
import type { TaskSchedule } from '../task/task-schedule.js';
import { whyUnwanted } from '../task/why-unwanted.js';
import type { CancelReason, Delivery, SkipReason } from './delivery.js';
import { deliveryIdOf } from './delivery-id.js';

/** What is to become of a reminder that is due. */
export type PlannedDelivery = { readonly delivery: Delivery } & (
  | { readonly step: 'queue'; readonly delayMs: number }
  /** Delivered by its very event. */
  | { readonly step: 'show' }
  | { readonly step: 'skip'; readonly reason: SkipReason }
  | { readonly step: 'cancel'; readonly reason: CancelReason }
);

/**
 * How long a mail waits for the profile of a person of whom nothing is known, in ms. Profiles come on another topic, so
 * the one with the address may still be on its way, above all when this service reads everything for the first time.
 */
const profileWaitMs = 10_000;

/** Decides what becomes of a due reminder. @param schedule what is known of its task; @param contact of its person. */
export function planDelivery(
  reminder: TaskReminder,
  contact: Contact | undefined,
  schedule: TaskSchedule | undefined,
): PlannedDelivery {
  const delivery = deliveryOf(reminder);
  const unwanted = whyUnwanted(schedule, delivery, contact?.timeZone);
  if (unwanted !== undefined) return { delivery, step: 'cancel', reason: unwanted };
  switch (delivery.channel) {
    case 'in-app':
      return { delivery, step: 'show' };
    case 'push':
      return { delivery, step: 'skip', reason: 'push is not available yet' };
    case 'email':
      if (contact === undefined) return { delivery, step: 'queue', delayMs: profileWaitMs };
      if (contact.email === null) return { delivery, step: 'skip', reason: 'no address in the profile' };
      return { delivery, step: 'queue', delayMs: 0 };
    default:
      return delivery.channel satisfies never;
  }
}

function deliveryOf({ userId, eventId, payload, headers }: TaskReminder): Delivery {
  const { reminderId, reminderType: channel, reminderTime: scheduledFor } = payload;
  return {
    // The envelope says whose it is, whatever the payload holds.
    deliveryId: deliveryIdOf({ userId, reminderId, scheduledFor, channel }),
    ...{ userId, reminderId, scheduledFor, channel },
    taskId: payload.taskId,
    taskVersion: payload.taskVersion,
    title: payload.title,
    due: payload.dueDate,
    timeZone: payload.timeZone,
    correlationId: headers.correlationId,
    causationId: eventId,
    traceparent: headers.traceparent,
  };
}

import type { TaskEvent } from '@todo/event-contracts';
import { type BatchHandler, done, type HandlerContext, type Outcome, skipped } from '@todo/messaging';
import type { SqlClient } from '@todo/messaging-prisma';

import { contactsOf } from '../adapters/contact-table.js';
import { cancelQueued, queuedOf } from '../adapters/delivery-table.js';
import { saveSchedules } from '../adapters/task-schedule-table.js';
import { scheduleAfter, taskKey, type TaskSchedule } from '../task/task-schedule.js';
import { whyUnwanted } from '../task/why-unwanted.js';

/** Takes back mails about tasks that changed before they went out, and remembers tasks for reminders that come late. */
export class CancelDeliveries implements BatchHandler<TaskEvent, SqlClient> {
  // Part of what identifies this handler in dead letters and replays: renaming it orphans them.
  readonly name = 'cancel-deliveries';

  async handleMany(events: readonly TaskEvent[], { tx, lockUsers }: HandlerContext<SqlClient>): Promise<Outcome[]> {
    const schedules = events.map(scheduleAfter);
    const newest = new Map<string, TaskSchedule>();
    for (const schedule of schedules) {
      if (schedule.version > (newest.get(taskKey(schedule))?.version ?? 0)) newest.set(taskKey(schedule), schedule);
    }
    // A reminder of the same task may be planned by another transaction now: one of the two must see the other's work.
    await lockUsers([...newest.values()].map(({ userId }) => userId));

    const written = await saveSchedules(tx, [...newest.values()]);
    await cancelUnwanted(tx, new Map([...newest].filter(([key]) => written.has(key))));

    return schedules.map((schedule) => {
      const key = taskKey(schedule);
      return newest.get(key) === schedule && written.has(key) ? done : skipped('not newer');
    });
  }
}

async function cancelUnwanted(tx: SqlClient, schedules: ReadonlyMap<string, TaskSchedule>): Promise<void> {
  if (schedules.size === 0) return;
  const queued = await queuedOf(tx, [...schedules.values()]);
  if (queued.length === 0) return;
  const contacts = await contactsOf(
    tx,
    queued.map(({ userId }) => userId),
  );
  const unwanted = queued.flatMap((delivery) => {
    const zone = contacts.get(delivery.userId)?.timeZone;
    const reason = whyUnwanted(schedules.get(taskKey(delivery)), delivery, zone);
    return reason === undefined ? [] : [{ deliveryId: delivery.deliveryId, reason }];
  });
  if (unwanted.length > 0) await cancelQueued(tx, unwanted);
}

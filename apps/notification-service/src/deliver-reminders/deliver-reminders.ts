import { notificationDelivered, type TaskReminder } from '@todo/event-contracts';
import { type BatchHandler, done, type HandlerContext, type Outcome, skipped } from '@todo/messaging';
import type { SqlClient } from '@todo/messaging-prisma';

import { contactsOf } from '../adapters/contact-table.js';
import { addDeliveries } from '../adapters/delivery-table.js';
import { addMailJobs } from '../adapters/mail-jobs.js';
import { schedulesOf } from '../adapters/task-schedule-table.js';
import { problemTold, reminderDelivered } from '../delivery/notices.js';
import { planDelivery, type PlannedDelivery } from '../delivery/plan-delivery.js';
import { taskKey } from '../task/task-schedule.js';

/** Writes one delivery per due reminder and channel; ten thousand of one second arrive as a few batches. */
export class DeliverReminders implements BatchHandler<TaskReminder, SqlClient> {
  // Part of what identifies this handler in dead letters and replays: renaming it orphans them.
  readonly name = 'deliver-reminders';

  constructor(private readonly now: () => Date) {}

  async handleMany(reminders: readonly TaskReminder[], context: HandlerContext<SqlClient>): Promise<Outcome[]> {
    const { tx } = context;
    const users = reminders.map(({ userId }) => userId);
    await context.lockUsers(users);
    const contacts = await contactsOf(tx, users);
    const schedules = await schedulesOf(
      tx,
      reminders.map(({ userId, payload: { taskId } }) => ({ userId, taskId })),
    );

    const planned = reminders.map((reminder) => {
      const { userId, payload } = reminder;
      return planDelivery(reminder, contacts.get(userId), schedules.get(taskKey({ userId, taskId: payload.taskId })));
    });
    const written = await addDeliveries(tx, planned);
    // One of a batch that repeats itself; the others find its id taken.
    const fresh = planned.map(({ delivery: { deliveryId } }) => written.delete(deliveryId));

    const begun = planned.filter((_, index) => fresh[index]);
    await addMailJobs(
      tx,
      begun.flatMap(({ step, delivery }) => (step === 'queue' ? [delivery.deliveryId] : [])),
    );
    for (const plan of begun) this.tell(plan, contacts.get(plan.delivery.userId)?.timeZone, context);
    return planned.map((plan, index) => (fresh[index] ? outcomeOf(plan) : skipped('delivered before')));
  }

  private tell(plan: PlannedDelivery, zone: string | undefined, { emit }: HandlerContext<SqlClient>): void {
    const telling = { now: this.now(), zone };
    if (plan.step === 'show') emit(notificationDelivered, reminderDelivered(plan.delivery, telling));
    if (plan.step === 'skip' && plan.reason === 'no address in the profile') {
      emit(notificationDelivered, problemTold(plan.delivery, plan.reason, telling));
    }
  }
}

function outcomeOf(plan: PlannedDelivery): Outcome {
  return 'reason' in plan ? skipped(plan.reason) : done;
}

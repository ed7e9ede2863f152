import type { CancelReason, Delivery } from '../delivery/delivery.js';
import { reminderTime } from './reminder-time.js';
import type { TaskSchedule } from './task-schedule.js';

type Reminded = Pick<Delivery, 'reminderId' | 'taskVersion' | 'scheduledFor' | 'channel' | 'timeZone'>;

/**
 * Why a reminder that was due no longer has to go out, now that its task is as it is; undefined while it has to.
 * When in doubt it does: one reminder too many is better than one too few.
 * @param zoneOfPerson the zone that the person's profile names, if it is known.
 */
export function whyUnwanted(
  schedule: TaskSchedule | undefined,
  reminded: Reminded,
  zoneOfPerson: string | undefined,
): CancelReason | undefined {
  // What an older version says was true before the reminder was due; it was right at the version it names.
  if (schedule === undefined || schedule.version <= reminded.taskVersion) return undefined;
  if (schedule.kind === 'deleted') return 'the task was deleted';
  const { plan } = schedule;
  if (plan.status !== 'pending') return `the task was ${plan.status}`;

  const reminder = plan.reminders.find(({ reminderId }) => reminderId === reminded.reminderId);
  if (reminder === undefined) return 'the reminder was taken away';
  const { channels = [] } = reminder;
  if (channels.length > 0 && !channels.includes(reminded.channel)) return 'the reminder was taken away';

  const at = reminderTime(reminder, plan, plan.timeZone ?? zoneOfPerson);
  return at === 'unclear' || at === Date.parse(reminded.scheduledFor) ? undefined : 'the reminder was moved';
}

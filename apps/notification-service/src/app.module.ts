import { taskEvents, taskReminder, userProfileUpdated } from '@todo/event-contracts';
import { subscribe, type Subscription } from '@todo/messaging';
import type { SqlClient } from '@todo/messaging-prisma';

import { CancelDeliveries } from './cancel-deliveries/cancel-deliveries.js';
import { DeliverReminders } from './deliver-reminders/deliver-reminders.js';
import { KeepContacts } from './keep-contacts/keep-contacts.js';

/** What the notification service consumes, and by whom it is handled. */
export const subscriptions = (now: () => Date): Subscription<SqlClient>[] => [
  subscribe([taskReminder], new DeliverReminders(now)),
  subscribe([userProfileUpdated], new KeepContacts()),
  subscribe(taskEvents, new CancelDeliveries()),
];

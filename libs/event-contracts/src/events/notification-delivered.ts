import { z } from 'zod';

import { defineEvent, type MessageOf } from '../define.js';
import { instant } from '../envelope.js';
import { notification } from '../model/notification.js';
import { topics } from '../topics.js';

/** A notice reached its channel; an in-app one is delivered by this record itself. Only notification-service publishes it. */
export const notificationDelivered = defineEvent({
  type: 'notification.delivered',
  version: 1,
  topic: topics.notifications,
  payload: z.object({ notification, deliveredAt: instant }),
  audit: ({ payload }) => ({
    action: 'notification.deliver',
    resourceType: 'notification',
    resourceId: payload.notification.notificationId,
    afterState: payload,
  }),
});
export type NotificationDelivered = MessageOf<typeof notificationDelivered>;

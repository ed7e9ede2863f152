import { z } from 'zod';

import { defineEvent, type MessageOf } from '../define.js';
import { instant } from '../envelope.js';
import { notification } from '../model/notification.js';
import { topics } from '../topics.js';

/**
 * A notice did not reach its channel (`failed`), or nobody can tell whether it did (`unknown`, never sent again blindly).
 * Only notification-service publishes it.
 */
export const notificationFailed = defineEvent({
  type: 'notification.failed',
  version: 1,
  topic: topics.notifications,
  payload: z.object({
    notification,
    outcome: z.enum(['failed', 'unknown']),
    reason: z.string().max(200),
    attempts: z.int().min(0),
    failedAt: instant,
  }),
  audit: ({ payload }) => ({
    action: 'notification.fail',
    resourceType: 'notification',
    resourceId: payload.notification.notificationId,
    afterState: payload,
  }),
});
export type NotificationFailed = MessageOf<typeof notificationFailed>;

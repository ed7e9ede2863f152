import { z } from 'zod';

import { instant } from '../envelope.js';
import { channel } from './task.js';

/** One notice to one person on one channel. An in-app notice is shown from this very record. */
export const notification = z
  .object({
    notificationId: z.uuid(),
    kind: z.enum(['reminder', 'digest', 'delivery-problem']),
    channel,
    title: z.string(),
    text: z.string().optional(),
    taskId: z.uuid().optional(),
    reminderId: z.uuid().optional(),
    scheduledFor: instant.optional(),
  })
  .meta({ id: 'Notification' });
export type Notification = z.infer<typeof notification>;

import { z } from 'zod';

import { defineEvent, type MessageOf } from '../define.js';
import { profile } from '../model/profile.js';
import { topics } from '../topics.js';

/** A person's whole profile as it is now. Only todo-command-service publishes it. */
export const userProfileUpdated = defineEvent({
  type: 'user.profile-updated',
  version: 1,
  topic: topics.userEvents,
  payload: z.object({ profile, previousState: profile.optional() }),
  audit: ({ payload }) => ({
    action: 'profile.update',
    resourceType: 'profile',
    resourceId: payload.profile.userId,
    beforeState: payload.previousState,
    afterState: payload.profile,
  }),
});
export type UserProfileUpdated = MessageOf<typeof userProfileUpdated>;

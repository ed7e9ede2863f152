import { z } from 'zod';

import { defineCommand, type MessageOf } from '../define.js';
import { profilePatch } from '../model/profile.js';
import { topics } from '../topics.js';

/** Changes preferences and contact points of the person; the first one makes the profile. */
export const updateProfile = defineCommand({
  type: 'profile.update',
  version: 1,
  topic: topics.commands,
  payload: z.object({ set: profilePatch }),
});
export type UpdateProfile = MessageOf<typeof updateProfile>;

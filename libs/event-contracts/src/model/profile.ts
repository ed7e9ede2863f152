import { z } from 'zod';

import { userId } from '../envelope.js';
import { channel } from './task.js';

/** A time of day on a 24-hour clock, such as `07:30`. */
export const timeOfDay = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/);

const preferences = {
  email: z.email().max(254).nullable(),
  timeZone: z.string().min(1).max(64).meta({ description: 'IANA zone; UTC until the person says otherwise.' }),
  language: z.enum(['en', 'ur', 'ur-Latn']),
  dayFirst: z.boolean().meta({ description: 'Whether 05/06 is the fifth of June.' }),
  quietHours: z.object({ from: timeOfDay, to: timeOfDay }).nullable(),
  digest: z.object({ at: timeOfDay }).nullable().meta({ description: 'When the daily summary goes out.' }),
  channels: z.array(channel).max(3).meta({ description: 'Where reminders go that name no channel.' }),
};

/** Everything the system knows of a person besides their tasks. */
export const profile = z.object({ userId, profileVersion: z.int().min(1), ...preferences }).meta({ id: 'Profile' });
export type Profile = z.infer<typeof profile>;

/** New values of some preferences; null clears where the field can be empty. */
export const profilePatch = z.object(preferences).partial();
export type ProfilePatch = z.infer<typeof profilePatch>;

import type { Profile } from '@todo/event-contracts';

/** What holds for a person who has said nothing yet. */
export function defaultPreferences(): Omit<Profile, 'userId' | 'profileVersion'> {
  return {
    email: null,
    timeZone: 'UTC',
    language: 'en',
    dayFirst: true,
    quietHours: null,
    digest: null,
    channels: ['email', 'in-app'],
  };
}

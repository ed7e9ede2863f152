import type { Channel, Profile } from '@todo/event-contracts';

import { plainAddress } from './plain-address.js';

/** How a person is reached. */
export interface Contact {
  readonly userId: string;
  readonly profileVersion: number;
  /** One plain address; null when there is none that mail can go to. */
  readonly email: string | null;
  /** IANA zone. */
  readonly timeZone: string;
  readonly language: string;
  /** Stored only; nothing is held back yet. */
  readonly quietHours: Profile['quietHours'];
  readonly channels: readonly Channel[];
}

/** The part of a profile that reaching its person needs. */
export function contactOf({ email, ...profile }: Profile): Contact {
  const { userId, profileVersion, timeZone, language, quietHours, channels } = profile;
  const address = email === null ? undefined : plainAddress(email);
  return { userId, profileVersion, email: address ?? null, timeZone, language, quietHours, channels };
}

import { isDeepStrictEqual } from 'node:util';

import type { Profile, ProfilePatch, UpdateProfile } from '@todo/event-contracts';

import type { Decision, Known } from '../task/decision.js';
import { refusals, rejected } from '../task/refusal.js';
import { isTimeZone } from '../task/wall-clock.js';
import { defaultPreferences } from './default-profile.js';

/**
 * Changes preferences and contact points; the first change makes the profile. Not undone by “undo”, which is about
 * tasks: an address that a sign-in brought would be taken back with it.
 */
export function decideProfile({ set }: UpdateProfile['payload'], { userId, profile }: Known): Decision {
  if (set.timeZone !== undefined && !isTimeZone(set.timeZone)) return rejected(refusals.timeZone(set.timeZone));

  const before: Profile = profile ?? { userId, profileVersion: 0, ...defaultPreferences() };
  const next = withPatch(before, set);
  const changed = profile === undefined || !isDeepStrictEqual(next, before);
  const after = changed ? { ...next, profileVersion: before.profileVersion + 1 } : before;
  const payload = { profile: after, ...(profile === undefined ? {} : { previousState: profile }) };
  return {
    kind: 'accepted',
    facts: changed ? [{ eventType: 'user.profile-updated', payload }] : [],
    tasks: [],
    leftOut: [],
    profileVersion: after.profileVersion,
    journal: { kind: 'record' },
  };
}

function withPatch(profile: Profile, patch: ProfilePatch): Profile {
  const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
  const merged: Profile = { ...profile, ...given };
  return { ...merged, channels: [...new Set(merged.channels)] };
}

import { type Channel, derivedId } from '@todo/event-contracts';

/** Namespace of the ids derived below. */
const deliveryNamespace = '8d5e4b0a-6a3f-4f3e-9f6e-0c6b3a1d2e57';

export interface NaturalKey {
  readonly userId: string;
  readonly reminderId: string;
  /** An instant, in any spelling. */
  readonly scheduledFor: string;
  readonly channel: Channel;
}

/** The same reminder of the same person at the same time on the same channel is the same delivery, for ever. */
export function deliveryIdOf({ userId, reminderId, scheduledFor, channel }: NaturalKey): string {
  // The user comes last: it is the only part that may hold any character.
  return derivedId(deliveryNamespace, `${reminderId} ${new Date(scheduledFor).toISOString()} ${channel} ${userId}`);
}

/** The id of something that is said of a delivery once, such as that it failed. */
export const saidOf = (deliveryId: string, what: string): string => derivedId(deliveryId, what);

import { describe, expect, it } from 'vitest';

import { deliveryIdOf, type NaturalKey } from './delivery-id.js';

const key: NaturalKey = {
  userId: 'auth0|amina',
  reminderId: '0198f3a0-1000-7c3a-8a4e-5b1c7d9e2f30',
  scheduledFor: '2026-05-15T08:00:00Z',
  channel: 'email',
};

describe('the id of a delivery', () => {
  it('is the same for ever, however its time is spelt', () => {
    // Ids of mails that are out there: another way to derive them would send those again.
    const id = 'c01eb3e3-e772-5e81-9bb6-5f00060c4911';

    expect(deliveryIdOf(key)).toBe(id);
    expect(deliveryIdOf({ ...key, scheduledFor: '2026-05-15T08:00:00.000Z' })).toBe(id);
  });

  it.each<Partial<NaturalKey>>([
    { userId: 'auth0|ben' },
    { reminderId: '0198f3a0-1001-7c3a-8a4e-5b1c7d9e2f30' },
    { scheduledFor: '2026-05-15T08:00:01Z' },
    { channel: 'in-app' },
  ])('is another one with %j', (other) => {
    expect(deliveryIdOf({ ...key, ...other })).not.toBe(deliveryIdOf(key));
  });
});
